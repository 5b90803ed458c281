#include "capture/cell_form.h"

#include <inttypes.h>
#include <string.h>

#include "table/value.h"

/* Bytes that are in no text of UTF-8; tshark makes texts UTF-8, though not all of them. */
static const char separators[] = "\xff\xfe\xc0\xc1";

/* Without count() what is no UTF-8 must not come through at all, which the capture shows. */
static const struct {
    char separator;
    bool counted;
} questions[CELL_QUESTIONS] = {{VALUE_SEPARATOR, false}, {'\xff', true}, {'\xff', false}};

/* Comments of packets, because no setting can keep tshark from dissecting these. One value of every
 * character that might be escaped; a line break is missing, as 4.4 makes further values of a
 * comment's lines. */
#define CONTROLS_BEFORE "\x01\x02\x03\x04\x05\x06\x07"
#define CONTROLS_AFTER                                                                             \
    "\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !\"#$%&'(),/:;@`|~"  \
    "\x7f\xc3\xa4\xe2\x82\xac"
static const struct {
    const char *comments[2]; /* of one packet */
    const char *cell;        /* in the one form */
} probes[] = {
    {{CONTROLS_BEFORE "\b\t\v\f\r" CONTROLS_AFTER, "two"},
     CONTROLS_BEFORE "\\b\\t\v\\f\\r" CONTROLS_AFTER "\ftwo"},
    {{"a\\b\\\\", "\\f"}, "a\\b\\\\\f\\f"},
    {{"a,b", NULL}, "a,b"},
};

/* A comment that is no UTF-8, in the last packet, and what becomes of it. */
#define RAW_COMMENT "p\xffq"
#define MENDED      "p\xef\xbf\xbdq"

char **cell_form_question(const char *program, size_t i)
{
    g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
    g_autofree char *aggregator = g_strdup_printf("aggregator=%c", questions[i].separator);
    const char *const first[] = {program, "-n",       "-r", "-",
                                 "-T",    "fields",   "-E", "separator=/t",
                                 "-E",    "quote=n",  "-E", "occurrence=a",
                                 "-E",    aggregator, "-e", "frame.comment"};
    for (size_t j = 0; j < G_N_ELEMENTS(first) - 2; j++)
        g_strv_builder_add(arguments, first[j]);
    if (questions[i].counted)
        g_strv_builder_add_many(arguments, "-e", "count(frame.comment)", NULL);
    g_strv_builder_add_many(arguments, "-e", "frame.comment", NULL);
    return g_strv_builder_end(arguments);
}

static void append_number(GByteArray *bytes, uint32_t number)
{
    g_byte_array_append(bytes, (const uint8_t *)&number, sizeof number);
}

static void append_block(GByteArray *capture, uint32_t kind, const GByteArray *body)
{
    uint32_t length = body->len + 3 * (uint32_t)sizeof length;
    append_number(capture, kind);
    append_number(capture, length);
    g_byte_array_append(capture, body->data, body->len);
    append_number(capture, length);
}

static void append_comment(GByteArray *body, const char *comment)
{
    static const uint8_t padding[4] = {0};
    const uint16_t head[] = {1, (uint16_t)strlen(comment)};
    g_byte_array_append(body, (const uint8_t *)head, sizeof head);
    g_byte_array_append(body, (const uint8_t *)comment, head[1]);
    g_byte_array_append(body, padding, -(guint)head[1] & 3);
}

/* A packet without bytes at the beginning of 1970. */
static void append_packet(GByteArray *capture, const char *first, const char *second)
{
    g_autoptr(GByteArray) body = g_byte_array_new();
    for (size_t i = 0; i < 5; i++)
        append_number(body, 0);
    append_comment(body, first);
    if (second != NULL)
        append_comment(body, second);
    append_number(body, 0);
    append_block(capture, 6, body);
}

/* Numbers are in the machine's order of bytes, which the first of them tells. */
GByteArray *cell_form_capture(void)
{
    static const uint32_t section[] = {0x1a2b3c4d, 1, UINT32_MAX, UINT32_MAX};
    static const uint32_t interface[] = {1, 0};
    GByteArray *capture = g_byte_array_new();
    g_autoptr(GByteArray) body = g_byte_array_new();
    g_byte_array_append(body, (const uint8_t *)section, sizeof section);
    append_block(capture, 0x0a0d0d0a, body);
    g_byte_array_set_size(body, 0);
    g_byte_array_append(body, (const uint8_t *)interface, sizeof interface);
    append_block(capture, 1, body);
    for (size_t i = 0; i < G_N_ELEMENTS(probes); i++)
        append_packet(capture, probes[i].comments[0], probes[i].comments[1]);
    append_packet(capture, RAW_COMMENT, NULL);
    return capture;
}

/* Is a line what the form makes of a cell in the one form? */
static bool is_printed(const CellForm *form, const char *line, size_t count, const char *cell)
{
    g_autoptr(GString) restored = g_string_new(NULL);
    if (form->counted) {
        g_autofree char *number = g_strdup_printf("%zu\t", count);
        if (!g_str_has_prefix(line, number))
            return false;
        line += strlen(number);
    }
    return cell_form_restore(form, line, strlen(line), form->counted ? count : CELL_UNCOUNTED,
                             restored) &&
           strcmp(restored->str, cell) == 0;
}

static bool fits(const CellForm *form, const char *answer)
{
    size_t n = G_N_ELEMENTS(probes);
    g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);
    bool ok = g_strv_length(lines) == n + 2 && *lines[n + 1] == '\0';
    for (size_t i = 0; ok && i < n; i++) {
        size_t count = probes[i].comments[1] != NULL ? 2 : 1;
        ok = is_printed(form, lines[i], count, probes[i].cell);
    }
    return ok &&
           (is_printed(form, lines[n], 1, MENDED) || is_printed(form, lines[n], 1, RAW_COMMENT));
}

bool cell_form_find(GString *const *answers, CellForm *form)
{
    for (size_t i = 0; i < CELL_QUESTIONS; i++) {
        for (int escaped = 0; escaped < 2; escaped++) {
            *form = (CellForm){questions[i].separator, escaped != 0, questions[i].counted};
            if (fits(form, answers[i]->str))
                return true;
        }
    }
    return false;
}

bool cell_form_next(CellForm *form)
{
    const char *at = form->counted ? strchr(separators, form->separator) : NULL;
    if (at == NULL || at[1] == '\0')
        return false;
    form->separator = at[1];
    return true;
}

/* What follows a backslash in an escaped cell; true if it was more than the backslash. */
static bool restore_escape(char next, GString *out)
{
    static const char letters[] = "\\av";
    static const char characters[] = "\\\a\v";
    const char *at = next != '\0' ? strchr(letters, next) : NULL;
    g_string_append_c(out, at != NULL ? characters[at - letters] : '\\');
    return at != NULL;
}

bool cell_form_is_restored(const CellForm *form, const char *cell, size_t length, size_t count)
{
    if (form->separator == VALUE_SEPARATOR && !form->escaped && count != 1)
        return true;
    return memchr(cell, form->separator, length) == NULL && memchr(cell, '\\', length) == NULL &&
           memchr(cell, VALUE_SEPARATOR, length) == NULL;
}

#define DECIMALS 9 /* of a second, in every time that tshark prints */

static void restore_flag(const char *value, GString *out)
{
    bool is_word = strcmp(value, "True") == 0 || strcmp(value, "False") == 0;
    g_string_append(out, !is_word ? value : *value == 'T' ? "1" : "0");
}

bool cell_form_is_seconds(const char *cell, size_t length, char separator)
{
    size_t decimals = 0; /* 1 at the point */
    for (size_t i = 0; i < length && decimals <= DECIMALS + 1; i++) {
        if (cell[i] == '.')
            decimals = 1;
        else if (g_ascii_isdigit(cell[i]))
            decimals += decimals > 0;
        else if (cell[i] == '-' || cell[i] == separator)
            decimals = 0;
        else
            return false;
    }
    return decimals <= DECIMALS + 1;
}

/* Seconds, of a time since 1970 or of a duration. */
static bool carry_seconds(const char *value, GString *out)
{
    bool negative = *value == '-';
    char *end;
    uint64_t seconds = g_ascii_strtoull(value + negative, &end, 10);
    bool named = g_str_has_prefix(end, ".(");
    bool has_more = *end == '.' && g_ascii_isdigit(end[1 + named]);
    uint64_t nanoseconds = has_more ? g_ascii_strtoull(end + 1 + named, &end, 10) : 0;
    /* A number that is cut off is not followed by its unit. */
    if (nanoseconds < NANOSECONDS || *end != (named ? ' ' : '\0'))
        return false;
    g_string_append_printf(out, "%s%" PRIu64 ".%09" PRIu64, negative ? "-" : "",
                           seconds + nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS);
    return true;
}

/* A date, in any of tshark's forms. */
static bool restore_date(const char *value, GString *out)
{
    const char *point = strchr(value, '.');
    size_t digits = point == NULL ? 0 : strspn(point + 1, "0123456789");
    uint64_t carried = 0;
    g_autofree char *whole = g_strdup(value);
    int64_t time;
    if (digits > DECIMALS) {
        carried = g_ascii_strtoull(point + 1, NULL, 10);
        memmove(whole + (point - value), point + 1 + digits, strlen(point + 1 + digits) + 1);
    }
    if (!value_parse_time(whole, strlen(whole), &time) ||
        __builtin_add_overflow(time, carried, &time))
        return false;
    value_append_time(out, time);
    return true;
}

static void restore_time(const char *value, GString *out)
{
    if (cell_form_is_seconds(value, strlen(value), '\0') ||
        (!carry_seconds(value, out) && !restore_date(value, out)))
        g_string_append(out, value);
}

static void restore_values(GString *cell, char separator,
                           void (*restore)(const char *value, GString *out))
{
    g_auto(GStrv) values = g_strsplit(cell->str, (char[]){separator, '\0'}, -1);
    g_string_truncate(cell, 0);
    for (char **value = values; *value != NULL; value++) {
        if (value != values)
            g_string_append_c(cell, separator);
        restore(*value, cell);
    }
}

void cell_form_restore_flags(GString *cell)
{
    restore_values(cell, VALUE_SEPARATOR, restore_flag);
}

void cell_form_restore_times(GString *cell, char separator)
{
    restore_values(cell, separator, restore_time);
}

bool cell_form_restore(const CellForm *form, const char *cell, size_t length, size_t count,
                       GString *out)
{
    size_t found = 0;
    g_string_truncate(out, 0);
    for (size_t i = 0; i < length; i++) {
        if (cell[i] == form->separator && count != 1) {
            g_string_append_c(out, VALUE_SEPARATOR);
            found++;
        } else if (cell[i] == VALUE_SEPARATOR) {
            g_string_append(out, "\\f");
        } else if (cell[i] == '\\' && form->escaped) {
            i += i + 1 < length ? restore_escape(cell[i + 1], out) : restore_escape(0, out);
        } else {
            g_string_append_c(out, cell[i]);
        }
    }
    return found == 0 || found < count;
}
