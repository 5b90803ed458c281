/* What a page says once for all of its charts: heading, legend, labels of shared axes. */
#ifndef TABSHARK_PLOT_PAGE_TEXTS_H
#define TABSHARK_PLOT_PAGE_TEXTS_H

#include "plot/canvas.h"
#include "plot/figure.h"

typedef struct {
    char *heading, *note, *x_label, *y_label; /* cut to what fits; NULL: none */
    Rect page;
    Rect inside;              /* what is left to the charts */
    double legend;            /* its top; its height may be 0 */
    double scale;             /* of the charts' texts */
    size_t marked[MARKS_MAX]; /* rows in all charts of the page */
} PageTexts;

/* Finds room for them along the edges of the page. Clear them. */
void page_texts_place(PageTexts *texts, Canvas *canvas, const Rect *page, const Figure *figure,
                      const ChartDrawing *drawings);

/* Draws them around charts that have their areas. */
void page_texts_draw(const PageTexts *texts, Canvas *canvas, const Figure *figure,
                     const ChartDrawing *drawings);
void page_texts_clear(PageTexts *texts);

#endif
