// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/ImageCache.h"

#include <algorithm>

namespace td::viewer::load {

std::shared_ptr<const LoadedImage> ImageCache::image(Spot spot) const
{
    if (spot.stack >= int(m_stacks.size()))
        return nullptr;
    const auto &held = m_stacks[std::size_t(spot.stack)];
    const auto at = held.find(spot.index);
    return at == held.end() ? nullptr : at->second.image;
}

bool ImageCache::holds(Spot spot) const
{
    if (spot.stack >= int(m_stacks.size()))
        return false;
    const auto &held = m_stacks[std::size_t(spot.stack)];
    const auto at = held.find(spot.index);
    return at != held.end() && !at->second.image->isPreview();
}

std::shared_ptr<const OpenInstance> ImageCache::clip(const SopInstanceUid &instance) const
{
    return m_clips.value(instance).instance;
}

void ImageCache::keep(Spot spot, const ImageKey &key, std::shared_ptr<const LoadedImage> image,
                      std::shared_ptr<const OpenInstance> clip)
{
    if (spot.stack >= int(m_stacks.size()))
        m_stacks.resize(std::size_t(spot.stack) + 1);
    if (clip) {
        Clip &kept = m_clips[key.instance.instance];
        if (!kept.instance) {
            m_bytes += clip->bytes();
            kept.instance = std::move(clip);
        }
        ++kept.images; // before the preview leaves, so that the clip stays
    }
    discard(spot);
    m_bytes += image->bytes();
    m_count += image->isPreview() ? 0 : 1;
    m_stacks[std::size_t(spot.stack)].insert({spot.index, {key, std::move(image)}});
}

void ImageCache::discard(Spot spot)
{
    if (spot.stack >= int(m_stacks.size()))
        return;
    auto &held = m_stacks[std::size_t(spot.stack)];
    const auto at = held.find(spot.index);
    if (at == held.end())
        return;
    const Held gone = at->second;
    held.erase(at);
    m_bytes -= gone.image->bytes();
    m_count -= gone.image->isPreview() ? 0 : 1;
    leaveClip(gone.key.instance.instance);
}

void ImageCache::leaveClip(const SopInstanceUid &instance)
{
    const auto clip = m_clips.find(instance);
    if (clip == m_clips.end() || --clip->images > 0)
        return;
    m_bytes -= clip->instance->bytes();
    m_clips.erase(clip);
}

void ImageCache::reindex(int stack, const Stack &images)
{
    if (stack >= int(m_stacks.size()))
        return;
    QHash<ImageKey, std::shared_ptr<const LoadedImage>> found;
    auto &held = m_stacks[std::size_t(stack)];
    for (const auto &[index, entry] : held)
        found.insert(entry.key, entry.image);
    held.clear();
    for (int i = 0; i < int(images.size()); ++i)
        if (auto image = found.take(images[i]))
            held.insert({i, {images[i], std::move(image)}});
    for (auto left = found.constBegin(); left != found.constEnd(); ++left) {
        m_bytes -= left.value()->bytes();
        m_count -= left.value()->isPreview() ? 0 : 1;
        leaveClip(left.key().instance.instance);
    }
}

bool ImageCache::makeRoom(std::size_t bytes, const Rank &rank, const LoadOrder &order)
{
    while (isTooMuch(bytes)) {
        const auto least = leastWanted(order);
        if (!least || order.rankOf(*least) <= rank)
            return false;
        discard(*least);
    }
    return true;
}

void ImageCache::trim(const LoadOrder &order)
{
    (void)makeRoom(0, {Rank::Tier::Shown, 0, 0}, order);
}

std::optional<Spot> ImageCache::leastWanted(const LoadOrder &order) const
{
    std::optional<Spot> least;
    for (int stack = int(m_stacks.size()) - 1; stack >= 0; --stack) {
        const auto candidate = leastWantedIn(stack, order);
        if (!candidate)
            continue;
        if (order.gazesAt(stack) == 0)
            return candidate; // of the last stack that no pane shows
        if (!least || order.rankOf(*least) < order.rankOf(*candidate))
            least = candidate;
    }
    return least && order.rankOf(*least).tier != Rank::Tier::Shown ? least : std::nullopt;
}

std::optional<Spot> ImageCache::leastWantedIn(int stack, const LoadOrder &order) const
{
    const auto &held = m_stacks[std::size_t(stack)];
    if (held.empty())
        return std::nullopt;
    const auto lessWanted = [&](int a, int b) { return order.rankOf({stack, a}) > order.rankOf({stack, b}); };
    const int first = held.begin()->first;
    const int last = held.rbegin()->first;
    int least = lessWanted(first, last) ? first : last;
    // Between two panes on the same stack an image in the middle may be the farthest from both.
    if (order.gazesAt(stack) > 1)
        for (const auto &[index, entry] : held)
            least = lessWanted(index, least) ? index : least;
    return Spot{stack, least};
}

} // namespace td::viewer::load
