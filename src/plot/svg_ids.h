/* The names that cairo gives to parts of an SVG file. */
#ifndef TABSHARK_PLOT_SVG_IDS_H
#define TABSHARK_PLOT_SVG_IDS_H

#include <glib.h>
#include <stddef.h>

/* The same file with surfaces and images numbered in order of appearance. cairo numbers them over
 * the life of the program, so that a page would depend on the pages before. The text of labels is
 * not touched, because cairo draws it as outlines. */
GBytes *svg_renumber(const char *svg, size_t size);

#endif
