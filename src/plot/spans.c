#include "plot/spans.h"

/* In units of design. */
#define THICKEST   24.0
#define NARROWEST  2.5
#define GAP_FROM   3.0 /* pixels of a place that is wide enough for gaps between bars */
#define BAR_PART   0.7 /* of its place, where there are gaps */
#define FULL_ALPHA 255

/* A line of bars: one place, or one row of pixels where places are thinner. */
typedef struct {
    const Plane *plane;
    double left, top; /* the first pixel */
    size_t width, height;
    size_t bands;
    bool by_pixel;   /* a band is a row of pixels */
    int32_t *change; /* band by band: how many bars begin at each pixel less those that end; one
                        pixel more than `width` */
} Bands;

static Bands bands_new(const Plane *plane)
{
    const Rect *area = &plane->area;
    Bands bands = {.plane = plane, .left = ceil(area->left), .top = ceil(area->top)};
    bands.width = (size_t)fmax(1, floor(area->right) - bands.left);
    bands.height = (size_t)fmax(1, floor(area->bottom) - bands.top);
    size_t places = categories_count(plane->y.categories);
    bands.by_pixel = places > bands.height;
    bands.bands = bands.by_pixel ? bands.height : places;
    bands.change = g_new0(int32_t, bands.bands * (bands.width + 1));
    return bands;
}

static size_t band_of(const Bands *bands, double place)
{
    if (!bands->by_pixel) {
        return (size_t)place;
    }
    double y = floor(plane_y(bands->plane, place) - bands->top);
    return (size_t)fmin(fmax(y, 0), (double)bands->height - 1);
}

/* Whole pixels from a to b, of a least width, which leads to the left where there is no room to
 * the right. */
static void widen(const Bands *bands, double *a, double *b)
{
    double least = fmax(1, round(NARROWEST * bands->plane->scale));
    double width = (double)bands->width;
    *a = round(*a);
    *b = fmax(round(*b), *a + least);
    if (*b > width) {
        *a = fmin(*a, fmax(0, width - least));
    }
}

static void add(Bands *bands, const Series *series, size_t row)
{
    const Plane *plane = bands->plane;
    double place = axis_position(&plane->y, series->y, row);
    double a = plane_x(plane, axis_position(&plane->x, series->x, row)) - bands->left;
    double b = plane_x(plane, axis_position(&plane->x, series->x_end, row)) - bands->left;
    /* The ends of the axis are in the middle of pixels that are not among those filled. */
    if (!isfinite(place) || !isfinite(a) || !isfinite(b) || b < -1 ||
        a > (double)bands->width + 1) {
        return;
    }
    widen(bands, &a, &b);
    int32_t *change = bands->change + band_of(bands, place) * (bands->width + 1);
    change[(size_t)fmin(fmax(a, 0), (double)bands->width)]++;
    change[(size_t)fmin(fmax(b, 0), (double)bands->width)]--;
}

/* The rows of pixels of a band, from the top of the page. */
static void rows_of(const Bands *bands, size_t band, double *top, double *bottom)
{
    const Plane *plane = bands->plane;
    if (bands->by_pixel) {
        *top = bands->top + (double)band;
        *bottom = *top + 1;
        return;
    }
    double height = rect_height(&plane->area) / (double)bands->bands;
    double part = height < GAP_FROM ? 1 : fmin(BAR_PART, THICKEST * plane->scale / height);
    *top = round(plane_y(plane, (double)band - part / 2));
    *bottom = fmax(round(plane_y(plane, (double)band + part / 2)), *top + 1);
}

/* The opacity of so many bars upon each other. */
static uint8_t opacity(int64_t bars, double alpha)
{
    double together = alpha < 1 ? -expm1((double)bars * log1p(-alpha)) : 1;
    return (uint8_t)lround(together * FULL_ALPHA);
}

static void draw_band(Canvas *canvas, const Bands *bands, size_t band, const Style *style)
{
    const int32_t *change = bands->change + band * (bands->width + 1);
    double top = 0, bottom = 0;
    rows_of(bands, band, &top, &bottom);
    int64_t bars = 0;
    for (size_t x = 0, from = 0; x <= bands->width; x++) {
        int64_t next = bars + change[x];
        if (x < bands->width && opacity(next, style->alpha) == opacity(bars, style->alpha) &&
            (next > 0) == (bars > 0)) {
            bars = next;
            continue;
        }
        if (bars > 0) {
            Color color = style->color;
            color.alpha = opacity(bars, style->alpha);
            const Rect bar = {bands->left + (double)from, top, bands->left + (double)x, bottom};
            canvas_fill_block(canvas, &bar, color);
        }
        from = x;
        bars = next;
    }
}

void spans_draw(Canvas *canvas, const Plane *plane, const Series *series)
{
    Bands bands = bands_new(plane);
    for (size_t row = 0; row < series_rows(series); row++) {
        add(&bands, series, row);
    }
    bool dense = bands.by_pixel || series->style.alpha < 1; /* then there are many side by side */
    if (dense) {
        canvas_begin_image(canvas, &plane->area);
    }
    for (size_t band = 0; band < bands.bands; band++) {
        draw_band(canvas, &bands, band, &series->style);
    }
    if (dense) {
        canvas_end_image(canvas);
    }
    g_free(bands.change);
}
