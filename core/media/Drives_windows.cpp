// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/DriveSystem.h"

#include <QDir>

#include <windows.h>
#include <winioctl.h>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

/// The volume of "E:/", for the system's own commands.
class Volume {
public:
    Volume(const QString &root, DWORD access)
        : m_handle(CreateFileW((u"\\\\.\\"_s + root.left(2)).toStdWString().c_str(), access,
                               FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr))
    {
    }
    ~Volume()
    {
        if (isOpen())
            CloseHandle(m_handle);
    }
    Q_DISABLE_COPY_MOVE(Volume)

    bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE; }
    bool command(DWORD code, void *in = nullptr, DWORD inSize = 0, void *out = nullptr, DWORD outSize = 0) const
    {
        DWORD written = 0;
        return DeviceIoControl(m_handle, code, in, inSize, out, outSize, &written, nullptr) != 0;
    }

private:
    HANDLE m_handle;
};

} // namespace

bool isRemovable(const QStorageInfo &volume)
{
    const QString root = volume.rootPath();
    const UINT kind = GetDriveTypeW(QDir::toNativeSeparators(root).toStdWString().c_str());
    if (kind == DRIVE_REMOVABLE)
        return true;
    if (kind != DRIVE_FIXED)
        return false;
    const Volume drive(root, 0); // large sticks call themselves fixed: ask what they are plugged into
    STORAGE_PROPERTY_QUERY query{};
    query.PropertyId = StorageDeviceProperty;
    query.QueryType = PropertyStandardQuery;
    STORAGE_DEVICE_DESCRIPTOR about{};
    return drive.isOpen() && drive.command(IOCTL_STORAGE_QUERY_PROPERTY, &query, sizeof query, &about, sizeof about) &&
           about.BusType == BusTypeUsb;
}

Result<void> ejectDrive(const RemovableDrive &drive)
{
    const Volume volume(drive.root, GENERIC_READ | GENERIC_WRITE);
    if (!volume.isOpen())
        return fail(ErrorCode::Unsupported, u"the volume cannot be opened"_s);
    if (!volume.command(FSCTL_LOCK_VOLUME))
        return fail(ErrorCode::Conflict, u"the volume is in use"_s);
    PREVENT_MEDIA_REMOVAL allow{FALSE};
    volume.command(IOCTL_STORAGE_MEDIA_REMOVAL, &allow, sizeof allow);
    const bool ejected = volume.command(FSCTL_DISMOUNT_VOLUME) && volume.command(IOCTL_STORAGE_EJECT_MEDIA);
    return ejected ? Result<void>() : fail(ErrorCode::Io, u"the volume cannot be ejected"_s);
}

} // namespace td::media
