// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/MemorySource.h"

#include "core/dicom/InstanceHeader.h"
#include "tests/dicom/Part10Builder.h"

#include <QDirIterator>
#include <QFile>
#include <QThreadPool>

#include <algorithm>

namespace td::test {

using namespace Qt::StringLiterals;

MemorySource::~MemorySource()
{
    QThreadPool::globalInstance()->waitForDone();
}

void MemorySource::addEntry(const model::InstanceKey &key, const QByteArray &bytes, const QString &modality, int number,
                            const SopClassUid &sopClass)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_studies.contains(key.study))
        m_order.append(key.study);
    model::StudyContents &contents = m_studies[key.study];
    contents.study.uid = key.study;
    auto series = std::find_if(contents.series.begin(), contents.series.end(),
                               [&](const auto &s) { return s.uid == key.series; });
    if (series == contents.series.end()) {
        contents.series.append({key.series, modality, int(contents.series.size()) + 1, {}, {}});
        series = std::prev(contents.series.end());
    }
    model::ImagingInstance instance;
    instance.uid = key.instance;
    instance.number = number;
    instance.sopClass = sopClass;
    series->instances.append(instance);
    std::stable_sort(series->instances.begin(), series->instances.end(),
                     [](const auto &a, const auto &b) { return a.number < b.number; });
    if (!bytes.isNull())
        m_bytes.insert(key.instance, bytes);
}

bool MemorySource::add(const QByteArray &part10)
{
    const auto header = dicom::readInstanceHeader(part10);
    if (!header)
        return false;
    addEntry({header->study, header->series, header->sopInstance}, part10, header->modality, header->instanceNumber,
             header->sopClass);
    model::StudyContents &contents = m_studies[header->study];
    contents.study.description = header->studyDescription;
    contents.study.started = QDateTime(header->studyDate, header->studyTime);
    contents.patientName = header->patientName;
    for (model::ImagingSeries &series : contents.series)
        if (series.uid == header->series) {
            series.description = header->seriesDescription;
            for (model::ImagingInstance &instance : series.instances)
                if (instance.uid == header->sopInstance)
                    instance.numberOfFrames = header->numberOfFrames;
        }
    return true;
}

int MemorySource::addFolder(const QString &folder)
{
    int added = 0;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && add(file.readAll()))
            ++added;
    }
    return added;
}

QVector<StudyInstanceUid> MemorySource::studies() const
{
    const QMutexLocker lock(&m_mutex);
    return m_order;
}

QFuture<Result<model::StudyContents>> MemorySource::contents(const StudyInstanceUid &study)
{
    auto promise = std::make_shared<QPromise<Result<model::StudyContents>>>();
    promise->start();
    const QMutexLocker lock(&m_mutex);
    if (m_heldStudy == study)
        m_heldContents.append(promise);
    else
        QThreadPool::globalInstance()->start([this, promise, study] { answerContents(promise, study); });
    return promise->future();
}

void MemorySource::answerContents(const ContentsPromise &promise, const StudyInstanceUid &study)
{
    const QMutexLocker lock(&m_mutex);
    if (m_failure)
        promise->addResult(Result<model::StudyContents>(fail(*m_failure)));
    else if (!m_studies.contains(study))
        promise->addResult(Result<model::StudyContents>(fail(ErrorCode::NotFound)));
    else
        promise->addResult(Result<model::StudyContents>(m_studies[study]));
    promise->finish();
}

void MemorySource::holdContents(const StudyInstanceUid &study)
{
    const QMutexLocker lock(&m_mutex);
    m_heldStudy = study;
}

void MemorySource::releaseContents()
{
    const QMutexLocker lock(&m_mutex);
    for (const ContentsPromise &promise : std::exchange(m_heldContents, {}))
        QThreadPool::globalInstance()->start([this, promise, study = *m_heldStudy] { answerContents(promise, study); });
    m_heldStudy.reset();
}

void MemorySource::answer(const Waiting &waiting)
{
    const auto at = m_bytes.constFind(waiting.instance);
    if (m_failure)
        waiting.promise->addResult(Result<QByteArray>(fail(*m_failure)));
    else if (at == m_bytes.constEnd())
        waiting.promise->addResult(Result<QByteArray>(fail(ErrorCode::NotFound)));
    else
        waiting.promise->addResult(Result<QByteArray>(*at));
    waiting.promise->finish();
}

QFuture<Result<QByteArray>> MemorySource::instance(const model::InstanceKey &key)
{
    const QMutexLocker lock(&m_mutex);
    m_requests.append(key.instance);
    Waiting waiting{key.instance, std::make_shared<QPromise<Result<QByteArray>>>()};
    waiting.promise->start();
    const auto future = waiting.promise->future();
    if (m_held)
        m_waiting.append(waiting);
    else
        QThreadPool::globalInstance()->start([this, waiting] {
            const QMutexLocker inner(&m_mutex);
            answer(waiting);
        });
    return future;
}

void MemorySource::hold()
{
    const QMutexLocker lock(&m_mutex);
    m_held = true;
}

void MemorySource::release()
{
    const QMutexLocker lock(&m_mutex);
    m_held = false;
    for (const Waiting &waiting : std::as_const(m_waiting))
        answer(waiting);
    m_waiting.clear();
}

void MemorySource::releaseOne()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_waiting.isEmpty())
        answer(m_waiting.takeFirst());
}

int MemorySource::waiting() const
{
    const QMutexLocker lock(&m_mutex);
    return int(m_waiting.size());
}

void MemorySource::failWith(std::optional<ErrorCode> code)
{
    const QMutexLocker lock(&m_mutex);
    m_failure = code;
}

QVector<SopInstanceUid> MemorySource::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

void addSeries(MemorySource &source, const QByteArray &study, const QByteArray &series, int count, int side)
{
    for (int i = 0; i < count; ++i) {
        QVector<int> pixels(side * side, 500);
        for (int p = 0; p < side * side; ++p)
            pixels[p] = (p % side) * 1000 / side + i;
        pixels[0] = i;
        const QByteArray file = Part10Builder()
                                    .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                                    .text(0x00080018, "UI", series + '.' + QByteArray::number(i + 1))
                                    .text(0x00080020, "DA", "20241125")
                                    .text(0x00080060, "CS", "CT")
                                    .text(0x00081030, "LO", "TORACE")
                                    .text(0x0008103E, "LO", "ASSIALE")
                                    .text(0x00100010, "PN", "ROSSI^MARIO")
                                    .text(0x00100020, "LO", "P2")
                                    .text(0x00100030, "DA", "19950410")
                                    .text(0x0020000D, "UI", study)
                                    .text(0x0020000E, "UI", series)
                                    .text(0x00200013, "IS", QByteArray::number(i + 1))
                                    .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                                    .shorts(0x00280002, {1})
                                    .text(0x00280004, "CS", "MONOCHROME2")
                                    .shorts(0x00280010, {side})
                                    .shorts(0x00280011, {side})
                                    .text(0x00280030, "DS", "0.7\\0.7")
                                    .shorts(0x00280100, {16})
                                    .shorts(0x00280101, {16})
                                    .shorts(0x00280102, {15})
                                    .shorts(0x00280103, {0})
                                    .text(0x00281050, "DS", "500")
                                    .text(0x00281051, "DS", "1000")
                                    .text(0x00281052, "DS", "0")
                                    .text(0x00281053, "DS", "1")
                                    .raw(0x7FE00010, "OW", Part10Builder::words(pixels))
                                    .file();
        source.add(file);
    }
}

StudyInstanceUid studyUid(const char *text)
{
    return StudyInstanceUid::create(QString::fromLatin1(text)).value();
}

SeriesInstanceUid seriesUid(const char *text)
{
    return SeriesInstanceUid::create(QString::fromLatin1(text)).value();
}

} // namespace td::test
