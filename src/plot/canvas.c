#include "plot/canvas.h"

#include <math.h>
#include <plplot.h>
#include <plstrm.h>
#include <setjmp.h>

#include "base/error.h"
#include "base/unnamed.h"
#include "plot/canvas_driver.h"
#include "plot/coordinates.h"
#include "plot/font.h"
#include "plot/label.h"
#include "plot/surface.h"

#define DRIVER_OPTIONS "text_anti_aliasing=2,graphics_anti_aliasing=0,text_clipping=0"
/* The driver takes every page to have 72 dots an inch; PLplot scales its characters by 96. */
#define MM_PER_FONT_PIXEL  (25.4 / 96)
#define PIXELS_PER_TEXT_MM (72 / 25.4)
#define MAX_DRIVERS        64
/* PLplot writes its version into this many bytes at most. */
#define VERSION_SIZE 80
/* The one palette entry in use, set anew for every colour. */
#define INK 1

struct Canvas {
    Page page;
    Surface *surface;
    Rect clip;
    Coordinates line; /* on its way to PLplot */
    jmp_buf give_up;
    char complaint[256]; /* PLplot's, the first one */
};

/* The page being drawn. PLplot's error handlers take no argument, and PLplot itself is one set of
 * globals. */
static Canvas *current;

/* PLplot has wanted to exit: nobody knows what state that has left it in. */
static bool given_up;

/* -- Errors */

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

static void set_complaint(const Canvas *canvas, GError **error)
{
    g_clear_error(error);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "PLplot could not draw the page: %s (%s)", canvas->complaint, canvas_driver_hint());
}

/* -- The page */

/* The driver turns the surface's coordinates upside down for good, which a new context has not seen
 * yet. */
static void use_surface(const Canvas *canvas)
{
    pl_cmd(PLESC_DEVINIT, surface_context(canvas->surface));
}

static void begin_page(Canvas *canvas)
{
    plsdev(CANVAS_DRIVER);
    plspage(0, 0, canvas->page.width, canvas->page.height, 0, 0);
    plsetopt("drvopt", DRIVER_OPTIONS);
    plscmap0n(16);
    plinit();
    use_surface(canvas);
    pladv(0);
    canvas_clip(canvas, NULL);
}

/* Is the driver there? Where there is none at all PLplot wishes to exit. */
static bool check_driver(GError **error)
{
    const char *menu[MAX_DRIVERS] = {NULL}, *names[MAX_DRIVERS] = {NULL};
    const char **menus = menu, **devices = names;
    int n = MAX_DRIVERS;
    if (!canvas_driver_has_room(error))
        return false;
    plgFileDevs(&menus, &devices, &n);
    for (int i = 0; i < n; i++) {
        if (g_strcmp0(names[i], CANVAS_DRIVER) == 0)
            return true;
    }
    canvas_driver_missing(error);
    return false;
}

/* All that talks to PLplot, in one function that it can be thrown out of. */
static bool run(Canvas *canvas, CanvasDraw draw, void *data, GError **error)
{
    /* PLplot lists its drivers in a temporary file, which has a name for a moment. */
    sigset_t signals;
    unnamed_hold_signals(&signals);
    if (setjmp(canvas->give_up) != 0) {
        unnamed_release_signals(&signals);
        given_up = true;
        set_complaint(canvas, error);
        return false;
    }
    bool can_draw = check_driver(error);
    unnamed_release_signals(&signals);
    if (!can_draw) {
        return false;
    }
    begin_page(canvas);
    bool drawn = font_check(canvas, error) && draw(canvas, data, error);
    plend();
    if (drawn && canvas->complaint[0] != '\0') {
        set_complaint(canvas, error);
        return false;
    }
    return drawn;
}

GBytes *canvas_render(const Page *page, CanvasDraw draw, void *data, GError **error)
{
    g_assert(current == NULL);
    if (!page_check_size(page->width, page->height, error)) {
        return NULL;
    }
    if (given_up) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "PLplot has failed before and cannot draw another page");
        return NULL;
    }
    Canvas *canvas = g_new0(Canvas, 1);
    canvas->page = *page;
    canvas->surface = surface_new(page);
    canvas->line = coordinates_new();
    current = canvas;
    plsexit(on_exit_wanted);
    plsabort(on_omission);
    GBytes *picture =
        run(canvas, draw, data, error) ? surface_finish(canvas->surface, error) : NULL;
    current = NULL;
    if (!given_up) { /* else PLplot may still hold the surface */
        surface_free(canvas->surface);
        coordinates_clear(&canvas->line);
        g_free(canvas);
    }
    return picture;
}

int canvas_width(const Canvas *canvas)
{
    return canvas->page.width;
}

int canvas_height(const Canvas *canvas)
{
    return canvas->page.height;
}

void canvas_clip(Canvas *canvas, const Rect *rect)
{
    double w = canvas->page.width, h = canvas->page.height;
    Rect r = rect != NULL ? *rect : (Rect){0, 0, w, h};
    g_assert(r.left < r.right && r.top < r.bottom);
    canvas->clip = r;
    /* PLplot counts from the bottom; the window gives it our coordinates. */
    plvpor(r.left / w, r.right / w, 1 - r.bottom / h, 1 - r.top / h);
    plwind(r.left, r.right, r.bottom, r.top);
}

void canvas_begin_image(Canvas *canvas, const Rect *rect)
{
    if (surface_begin_image(canvas->surface, rect)) {
        use_surface(canvas);
    }
}

void canvas_end_image(Canvas *canvas)
{
    if (surface_end_image(canvas->surface)) {
        use_surface(canvas);
    }
}

/* -- Shapes */

static void use_color(Color color)
{
    plscol0a(INK, color.red, color.green, color.blue, color.alpha / 255.0);
    plcol0(INK);
}

static void emit_line(void *data, const Point *points, size_t n)
{
    Canvas *canvas = data;
    coordinates_set(&canvas->line, points, n);
    plline((PLINT)n, coordinates_x(&canvas->line), coordinates_y(&canvas->line));
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
    coordinates_set(&canvas->line, &g_array_index(inside, Point, 0), inside->len);
    use_color(color);
    /* plfill strokes the edge as well, which would double a translucent colour there. */
    plwidth(0.001);
    plfill((PLINT)inside->len, coordinates_x(&canvas->line), coordinates_y(&canvas->line));
}

void canvas_fill_block(Canvas *canvas, const Rect *block, Color color)
{
    const Rect inside = {fmax(block->left, canvas->clip.left), fmax(block->top, canvas->clip.top),
                         fmin(block->right, canvas->clip.right),
                         fmin(block->bottom, canvas->clip.bottom)};
    if (inside.left < inside.right && inside.top < inside.bottom) {
        surface_fill_block(canvas->surface, &inside, color);
    }
}

void canvas_discs(Canvas *canvas, const Point *centers, size_t n, double diameter, Color color)
{
    coordinates_set_inside(&canvas->line, &canvas->clip, centers, n);
    use_color(color);
    plwidth(diameter);
    plpoin((PLINT)coordinates_count(&canvas->line), coordinates_x(&canvas->line),
           coordinates_y(&canvas->line), -1);
}

void canvas_stamp(Canvas *canvas, const Stamp *stamp, const Point *centers, size_t n, Color color)
{
    surface_stamp(canvas->surface, stamp, centers, n, color);
}

/* -- Text */

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

/* `right` and `down`: where the writing goes. */
static void draw_text(Point at, double right, double down, Align align, const TextStyle *style,
                      const char *text)
{
    g_autofree char *escaped = escape_text(text);
    use_text_style(style);
    if (isfinite(at.x) && isfinite(at.y)) { /* else PLplot leaves the rest of the page blank */
        plptex(at.x, at.y, right, down, align / 2.0, escaped);
    }
}

void canvas_text(Canvas *canvas, Point at, Align align, const TextStyle *style, const char *text)
{
    (void)canvas;
    draw_text(at, 1, 0, align, style, text);
}

void canvas_text_up(Canvas *canvas, Point at, Align align, const TextStyle *style, const char *text)
{
    (void)canvas;
    draw_text(at, 0, -1, align, style, text);
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

char *canvas_plplot_version(void)
{
    char version[VERSION_SIZE] = "";
    plgver(version);
    return g_strdup(version);
}
