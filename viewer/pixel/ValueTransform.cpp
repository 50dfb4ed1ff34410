// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pixel/ValueTransform.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::pixel {

double Table::at(double value) const
{
    const double index = std::floor(value) - firstMapped;
    return data[std::size_t(std::clamp(index, 0.0, double(data.size() - 1)))];
}

double Window::operator()(double x) const
{
    if (function == WindowFunction::Sigmoid) // PS3.3 C.11.2.1.3.1
        return 1 / (1 + std::exp(-4 * (x - center) / width));
    if (function == WindowFunction::LinearExact) { // PS3.3 C.11.2.1.3.2
        if (x <= center - width / 2)
            return 0;
        return x > center + width / 2 ? 1 : (x - center) / width + 0.5;
    }
    if (x <= center - 0.5 - (width - 1) / 2) // PS3.3 C.11.2.1.2.1
        return 0;
    if (x > center - 0.5 + (width - 1) / 2)
        return 1;
    return (x - (center - 0.5)) / (width - 1) + 0.5;
}

} // namespace td::viewer::pixel
