#include "plot/canvas.h"

#include <math.h>
#include <plplot.h>
#include <plstrm.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "plot/label.h"

#define DRIVER         "pngcairo"
#define DRIVER_OPTIONS "text_anti_aliasing=2,graphics_anti_aliasing=0,text_clipping=0"
#define MAX_DRIVERS    64
/* The driver takes every page to have 72 dots an inch; PLplot's default character is scaled by 96.
 */
#define MM_PER_FONT_PIXEL  (25.4 / 96)
#define PIXELS_PER_TEXT_MM (72 / 25.4)
/* The one palette entry in use, set anew for every colour. */
#define INK 1

struct Canvas {
    int width, height;
    Rect clip;
    GArray *xs, *ys; /* of double: a polyline on its way to PLplot */
    char *bytes;     /* what the stream has written */
    size_t size;
    jmp_buf give_up;
    char complaint[256]; /* PLplot's, the first one */
};

/* The page being drawn. PLplot's error handlers take no argument, and PLplot itself is one set of
 * globals. */
static Canvas *current;

/* PLplot has wanted to exit: nobody knows what state that has left it in. */
static bool given_up;

/* -- Errors
 * ------------------------------------------------------------------------------------------------------
 */

static void note_complaint(const char *message)
{
    if (current->complaint[0] == '\0') {
        g_strlcpy(current->complaint, message, sizeof current->complaint);
    }
}

/* PLplot calls this before it would exit. */
static int on_exit_wanted(const char *message)
{
    note_complaint(message != NULL ? message : "unknown error");
    longjmp(current->give_up, 1);
}

/* PLplot calls this when it leaves out something it cannot draw. */
static void on_omission(const char *message)
{
    note_complaint(message);
}

bool canvas_check_size(double width, double height, GError **error)
{
    if (width >= 1 && height >= 1 && width <= CANVAS_MAX_SIDE && height <= CANVAS_MAX_SIDE &&
        width * height <= CANVAS_MAX_AREA) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "a page of %.6g x %.6g pixels cannot be drawn: a side has 1 to %d pixels, and all "
                "together are at most %d million",
                width, height, CANVAS_MAX_SIDE, CANVAS_MAX_AREA / 1000000);
    return false;
}

static void set_complaint(const Canvas *canvas, GError **error)
{
    g_clear_error(error);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "PLplot could not draw the page: %s (is its driver installed? On Debian: apt "
                "install plplot-driver-cairo)",
                canvas->complaint[0] != '\0' ? canvas->complaint : "it gave back nothing");
}

static bool check_driver(GError **error)
{
    const char *menu[MAX_DRIVERS] = {NULL}, *names[MAX_DRIVERS] = {NULL};
    const char **menus = menu, **devices = names;
    int n = MAX_DRIVERS;
    plgFileDevs(&menus, &devices, &n);
    for (int i = 0; i < n; i++) {
        if (g_strcmp0(names[i], DRIVER) == 0) {
            return true;
        }
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "PLplot cannot draw PNG files: its driver %s is not installed (on Debian: apt "
                "install plplot-driver-cairo)",
                DRIVER);
    return false;
}

/* Without a font every character is drawn as the same box, and so is one of no font (U+E000, for
 * private use). */
static bool check_font(Canvas *canvas, GError **error)
{
    const TextStyle style = {.size = 100, .color = COLOR_TEXT};
    double box = canvas_text_width(canvas, &style, "\uE000");
    if (canvas_text_width(canvas, &style, "i") != box ||
        canvas_text_width(canvas, &style, "W") != box) {
        return true;
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "no font is installed, so charts could have no labels (on Debian: apt "
                        "install fonts-dejavu-core)");
    return false;
}

/* -- The page
 * ----------------------------------------------------------------------------------------------------
 */

static void begin_page(Canvas *canvas, FILE *stream)
{
    plsdev(DRIVER);
    plsfile(stream);
    plspage(0, 0, canvas->width, canvas->height, 0, 0);
    plsetopt("drvopt", DRIVER_OPTIONS);
    plscmap0n(16);
    plscol0a(0, 255, 255, 255, 1);
    plinit();
    pladv(0);
    canvas_clip(canvas, NULL);
}

/* All that talks to PLplot, in one function that it can be thrown out of. */
static bool run(Canvas *canvas, CanvasDraw draw, void *data, GError **error)
{
    if (setjmp(canvas->give_up) != 0) {
        given_up = true;
        set_complaint(canvas, error);
        return false;
    }
    if (!check_driver(error)) {
        return false;
    }
    FILE *stream = open_memstream(&canvas->bytes, &canvas->size);
    if (stream == NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "out of memory");
        return false;
    }
    begin_page(canvas, stream);
    bool drawn = check_font(canvas, error) && draw(canvas, data, error);
    plend(); /* closes the stream */
    return drawn;
}

/* What has been written, as soon as it is sure that it is a whole picture. */
static GBytes *take_png(Canvas *canvas, GError **error)
{
    static const char signature[8] = {'\x89', 'P', 'N', 'G', '\r', '\n', '\x1a', '\n'};
    if (canvas->complaint[0] != '\0' || canvas->size <= sizeof signature ||
        memcmp(canvas->bytes, signature, sizeof signature) != 0) {
        set_complaint(canvas, error);
        return NULL;
    }
    void *bytes = g_steal_pointer(&canvas->bytes);
    return g_bytes_new_with_free_func(bytes, canvas->size, free, bytes);
}

GBytes *canvas_render_png(int width, int height, CanvasDraw draw, void *data, GError **error)
{
    g_assert(current == NULL);
    if (!canvas_check_size(width, height, error)) {
        return NULL;
    }
    if (given_up) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "PLplot has failed before and cannot draw another page");
        return NULL;
    }
    Canvas *canvas = g_new0(Canvas, 1);
    canvas->width = width;
    canvas->height = height;
    canvas->xs = g_array_new(FALSE, FALSE, sizeof(double));
    canvas->ys = g_array_new(FALSE, FALSE, sizeof(double));
    current = canvas;
    plsexit(on_exit_wanted);
    plsabort(on_omission);
    GBytes *png = run(canvas, draw, data, error) ? take_png(canvas, error) : NULL;
    current = NULL;
    if (!given_up) { /* else the stream that writes there may still be open */
        free(canvas->bytes);
        g_array_unref(canvas->xs);
        g_array_unref(canvas->ys);
        g_free(canvas);
    }
    return png;
}

int canvas_width(const Canvas *canvas)
{
    return canvas->width;
}

int canvas_height(const Canvas *canvas)
{
    return canvas->height;
}

void canvas_clip(Canvas *canvas, const Rect *rect)
{
    double w = canvas->width, h = canvas->height;
    Rect r = rect != NULL ? *rect : (Rect){0, 0, w, h};
    g_assert(r.left < r.right && r.top < r.bottom);
    canvas->clip = r;
    /* PLplot counts from the bottom; the window gives it our coordinates. */
    plvpor(r.left / w, r.right / w, 1 - r.bottom / h, 1 - r.top / h);
    plwind(r.left, r.right, r.bottom, r.top);
}

/* -- Shapes
 * ------------------------------------------------------------------------------------------------------
 */

static void use_color(Color color)
{
    plscol0a(INK, color.red, color.green, color.blue, color.alpha / 255.0);
    plcol0(INK);
}

static void clear_points(Canvas *canvas)
{
    g_array_set_size(canvas->xs, 0);
    g_array_set_size(canvas->ys, 0);
}

static void add_point(Canvas *canvas, Point p)
{
    g_array_append_val(canvas->xs, p.x);
    g_array_append_val(canvas->ys, p.y);
}

static void set_points(Canvas *canvas, const Point *points, size_t n)
{
    clear_points(canvas);
    for (size_t i = 0; i < n; i++) {
        add_point(canvas, points[i]);
    }
}

static const double *values(const GArray *array)
{
    return (const double *)(const void *)array->data;
}

static void emit_line(void *data, const Point *points, size_t n)
{
    Canvas *canvas = data;
    set_points(canvas, points, n);
    plline((PLINT)n, values(canvas->xs), values(canvas->ys));
}

void canvas_line(Canvas *canvas, const Point *points, size_t n, const Stroke *stroke)
{
    use_color(stroke->color);
    plwidth(stroke->width);
    stroke_walk(stroke, &canvas->clip, points, n, emit_line, canvas);
}

void canvas_fill(Canvas *canvas, const Point *points, size_t n, Color color)
{
    g_autoptr(GArray) inside = g_array_new(FALSE, FALSE, sizeof(Point));
    rect_clip_polygon(&canvas->clip, points, n, inside);
    if (inside->len < 3) {
        return;
    }
    set_points(canvas, &g_array_index(inside, Point, 0), inside->len);
    use_color(color);
    /* plfill strokes the edge as well, which would double a translucent colour there. */
    plwidth(0.001);
    plfill((PLINT)inside->len, values(canvas->xs), values(canvas->ys));
}

void canvas_discs(Canvas *canvas, const Point *centers, size_t n, double diameter, Color color)
{
    clear_points(canvas);
    for (size_t i = 0; i < n; i++) {
        if (rect_contains(&canvas->clip, centers[i])) { /* false for NaN */
            add_point(canvas, centers[i]);
        }
    }
    use_color(color);
    plwidth(diameter);
    plpoin((PLINT)canvas->xs->len, values(canvas->xs), values(canvas->ys), -1);
}

/* -- Text
 * --------------------------------------------------------------------------------------------------------
 */

static void use_text_style(const TextStyle *style)
{
    use_color(style->color);
    plsfont(PL_FCI_SANS, PL_FCI_UPRIGHT, style->bold ? PL_FCI_BOLD : PL_FCI_MEDIUM);
    plschr(style->size * MM_PER_FONT_PIXEL, 1);
}

/* PLplot takes "#" for the start of a command. */
static char *escape_text(const char *text)
{
    g_autofree char *line = label_visible(text, LABEL_MAX);
    GString *escaped = g_string_new(line);
    g_string_replace(escaped, "#", "##", 0);
    return g_string_free(escaped, FALSE);
}

static double justification(Align align)
{
    return align == ALIGN_LEFT ? 0 : align == ALIGN_CENTER ? 0.5 : 1;
}

void canvas_text(Canvas *canvas, Point at, Align align, const TextStyle *style, const char *text)
{
    (void)canvas;
    g_autofree char *escaped = escape_text(text);
    use_text_style(style);
    if (isfinite(at.x) && isfinite(at.y)) { /* else PLplot leaves the rest of the page blank */
        plptex(at.x, at.y, 1, 0, justification(align), escaped);
    }
}

void canvas_text_up(Canvas *canvas, Point at, Align align, const TextStyle *style, const char *text)
{
    (void)canvas;
    g_autofree char *escaped = escape_text(text);
    use_text_style(style);
    if (isfinite(at.x) && isfinite(at.y)) {
        plptex(at.x, at.y, 0, -1, justification(align), escaped);
    }
}

double canvas_text_width(Canvas *canvas, const TextStyle *style, const char *text)
{
    (void)canvas;
    g_autofree char *escaped = escape_text(text);
    use_text_style(style);
    PLStream *stream = NULL;
    plgpls(&stream);
    stream->string_length = 0;
    stream->get_string_length = 1; /* the driver measures instead of drawing */
    plptex(0, 0, 1, 0, 0, escaped);
    stream->get_string_length = 0;
    return stream->string_length * PIXELS_PER_TEXT_MM;
}
