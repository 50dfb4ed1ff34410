// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/ImageFactory.h"
#include "viewer/load/LoadOrder.h"

#include <QHash>

#include <map>

namespace td::viewer::load {

/// Decoded images and the bytes of open clips, within a number of bytes that also covers what is being decoded. What
/// the panes show stays whatever it takes; the rest goes in the order in which it is wanted least.
class ImageCache {
public:
    explicit ImageCache(std::size_t limit)
        : m_limit(limit)
    {
    }

    /// What is too much then goes with the next trim().
    void setLimit(std::size_t limit) { m_limit = limit; }

    std::shared_ptr<const LoadedImage> image(Spot spot) const;
    /// Whether the image is there in its full resolution.
    bool holds(Spot spot) const;
    /// How many are.
    qsizetype count() const noexcept { return m_count; }
    /// Takes the place of a preview. `clip` is the instance of an image of several frames: it is kept as long as one of
    /// its images is.
    void keep(Spot spot, const ImageKey &key, std::shared_ptr<const LoadedImage> image,
              std::shared_ptr<const OpenInstance> clip);
    void discard(Spot spot);
    std::shared_ptr<const OpenInstance> clip(const SopInstanceUid &instance) const;
    /// The images of a stack have other indices now, or are no longer in it.
    void reindex(int stack, const Stack &images);

    /// Removes images that are wanted less than `rank` until `bytes` more fit. False when they do not fit.
    bool makeRoom(std::size_t bytes, const Rank &rank, const LoadOrder &order);
    /// Removes what is too much, the least wanted first.
    void trim(const LoadOrder &order);

    /// Sets bytes aside for a decoding under way; release() gives them back.
    void reserve(std::size_t bytes) { m_reserved += bytes; }
    void release(std::size_t bytes) { m_reserved -= bytes; }
    /// Of images and clips.
    std::size_t bytes() const noexcept { return m_bytes; }

private:
    struct Held {
        ImageKey key;
        std::shared_ptr<const LoadedImage> image;
    };
    struct Clip {
        std::shared_ptr<const OpenInstance> instance;
        int images = 0;
    };
    bool isTooMuch(std::size_t more) const { return m_bytes + m_reserved + more > m_limit; }
    std::optional<Spot> leastWanted(const LoadOrder &order) const;
    std::optional<Spot> leastWantedIn(int stack, const LoadOrder &order) const;
    void leaveClip(const SopInstanceUid &instance);

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::size_t m_reserved = 0;
    qsizetype m_count = 0;
    std::vector<std::map<int, Held>> m_stacks; ///< by number of the stack, then by index
    QHash<SopInstanceUid, Clip> m_clips;
};

} // namespace td::viewer::load
