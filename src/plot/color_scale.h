/* Numbers as colours: from a pale yellow for little to a dark violet for much, so that white can
 * stand for nothing at all. */
#ifndef TABSHARK_PLOT_COLOR_SCALE_H
#define TABSHARK_PLOT_COLOR_SCALE_H

#include "plot/color.h"

/* The colour at a part of the way, 0 … 1; beyond, that of the nearer end. Equal parts look equally
 * far apart: they are in the space OKLab, "A perceptual color space for image processing"
 * (Ottosson, 2020). Lightness falls all the way, so that neither a lack of colour vision nor a
 * print in black and white takes the order away. */
Color color_scale_at(double part);

#endif
