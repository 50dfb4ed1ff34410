// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/HeapWatch.h"

#include <algorithm>
#include <cstring>

#if defined(__SANITIZE_ADDRESS__)
#define TUODOSSIER_HEAP_HOOKS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TUODOSSIER_HEAP_HOOKS
#endif
#endif

// GCC packages of some systems lack the header; then memory is not watched, as without sanitizers.
#if defined(TUODOSSIER_HEAP_HOOKS) && !__has_include(<sanitizer/allocator_interface.h>)
#undef TUODOSSIER_HEAP_HOOKS
#endif
#ifdef TUODOSSIER_HEAP_HOOKS
#include <sanitizer/allocator_interface.h>
#endif

namespace td::fuzz {
namespace {

// Plain numbers: hooks run inside malloc, and a target is one thread.
bool watching = false;
std::uint8_t filling = 0;
std::int64_t current = 0;
std::int64_t highest = 0;

#ifdef TUODOSSIER_HEAP_HOOKS
constexpr std::size_t mostFilled = 64 * 1024; // larger ones come as fresh pages, which calloc relies on

void noteAllocation(const volatile void *block, std::size_t size)
{
    if (!watching)
        return;
    current += std::int64_t(size);
    highest = std::max(highest, current);
    if (block && size <= mostFilled)
        std::memset(const_cast<void *>(block), filling, size);
}

void noteRelease(const volatile void *block)
{
    if (watching && block)
        current -= std::int64_t(__sanitizer_get_allocated_size(block));
}
#endif

} // namespace

HeapWatch::HeapWatch(std::uint8_t fill)
{
#ifdef TUODOSSIER_HEAP_HOOKS
    static const int installed = __sanitizer_install_malloc_and_free_hooks(noteAllocation, noteRelease);
    (void)installed;
#endif
    filling = fill;
    current = 0;
    highest = 0;
    watching = true;
}

HeapWatch::~HeapWatch()
{
    watching = false;
}

std::uint64_t HeapWatch::peak() const noexcept
{
    return std::uint64_t(highest);
}

} // namespace td::fuzz
