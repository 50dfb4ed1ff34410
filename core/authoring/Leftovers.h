// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::authoring {

/// A medium under way has a file ".tuodossier-<32 hexadecimal digits>.part", locked while its program lives, and where
/// it is a folder, that folder beside it with the other ending.
inline constexpr auto partFilePrefix = ".tuodossier-";
inline constexpr auto partFileEnding = ".part";
inline constexpr auto partFolderEnding = ".files";

/// Takes back what a folder's medium has moved out of its temporary folder into `target`, and removes that folder.
/// While the manifest is still in it, what the manifest names and the folder lacks was moved. Anybody may have put both
/// there: only files whose bytes are those of a signed manifest go, and no link is followed.
void takeBackFolder(const QString &partFolder, const QString &target);

/// Removes from a folder what broken runs of this program left, and no living one holds.
void removeLeftovers(const QString &folder);

} // namespace td::authoring
