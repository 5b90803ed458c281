#include "query/convert.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "table/value.h"

static Column *one(Type type)
{
    return column_new(type, 1, NULL);
}

static Column *one_int(Type type, int64_t value)
{
    Column *column = one(type);
    column->ints[0] = value;
    return column;
}

static Column *one_text(const char *text)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, 1, dictionary);
    column->codes[0] = dictionary_intern(dictionary, text, strlen(text));
    return column;
}

static Column *number_literal(const Context *context, const Node *node, GError **error)
{
    size_t length = strlen(node->text);
    int64_t int_value;
    uint64_t uint_value;
    double real_value;
    if (value_parse_int(node->text, length, &int_value, NULL))
        return one_int(TYPE_INT, int_value);
    if (value_parse_uint(node->text, length, &uint_value, NULL)) {
        Column *column = one(TYPE_UINT);
        column->uints[0] = uint_value;
        return column;
    }
    if (value_parse_real(node->text, length, &real_value)) {
        Column *column = one(TYPE_REAL);
        column->reals[0] = real_value;
        return column;
    }
    return evaluate_error(context, node, error, "this is no number that fits in 64 bits");
}

/* 1.5ms in nanoseconds. */
static Column *span_literal(const Context *context, const Node *node, GError **error)
{
    static const struct {
        const char *unit;
        double nanoseconds;
    } units[] = {{"ns", 1},   {"us", 1e3},   {"ms", 1e6},    {"s", 1e9},
                 {"m", 60e9}, {"h", 3600e9}, {"d", 86400e9}, {"w", 7 * 86400e9}};
    size_t digits = strspn(node->text, "0123456789.");
    double number;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(node->text + digits, units[i].unit) != 0 ||
            !value_parse_real(node->text, digits, &number))
            continue;
        double value = number * units[i].nanoseconds;
        if (fabs(value) < 9.2e18)
            return one_int(TYPE_DURATION, llround(value));
    }
    return evaluate_error(context, node, error,
                          "this is neither a number nor a span of time such as 10us, 10ms, 1.5s, "
                          "5m, 1h or 1d");
}

static Column *address_literal(const char *text)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint32_t code;
    if (!dictionary_intern_address(dictionary, text, strcspn(text, "/"), &code))
        return NULL;
    Column *column = column_new(TYPE_ADDRESS, 1, dictionary);
    column->codes[0] = code;
    return column;
}

Column *convert_literal(const Context *context, const Node *node, GError **error)
{
    if (node->kind == NODE_NUMBER)
        return number_literal(context, node, error);
    if (node->kind == NODE_SPAN)
        return span_literal(context, node, error);
    if (node->kind == NODE_ADDRESS)
        return address_literal(node->text);
    if (node->kind == NODE_STRING)
        return one_text(node->text);
    Column *truth = one(TYPE_BOOL);
    truth->bools[0] = strcmp(node->text, "true") == 0;
    return truth;
}

/* Does a time tell its zone: Z or +HH:MM at the end? */
static bool has_zone(const char *text)
{
    const char *clock = strpbrk(text, "T ");
    return clock != NULL && strpbrk(clock, "Z+-") != NULL;
}

/* The time that a person wrote, in their zone unless it says another. */
static bool parse_time(const char *text, bool utc, int64_t *nanoseconds)
{
    g_autofree char *midnight = g_strconcat(text, "T00:00", NULL);
    const char *whole = strpbrk(text, "T :") != NULL ? text : midnight;
    if (!value_parse_time(whole, strlen(whole), nanoseconds))
        return false;
    if (utc || has_zone(whole) || strchr(whole, '-') == NULL)
        return true;
    /* Read as if in UTC; the same date and clock in the local zone is meant. */
    int64_t fraction = ((*nanoseconds % NANOSECONDS) + NANOSECONDS) % NANOSECONDS;
    time_t seconds = (time_t)((*nanoseconds - fraction) / NANOSECONDS);
    struct tm tm;
    gmtime_r(&seconds, &tm);
    tm.tm_isdst = -1;
    *nanoseconds = (int64_t)mktime(&tm) * NANOSECONDS + fraction;
    return true;
}

/* A literal read as what the other side of the operation is; NULL if it cannot be. */
static Column *reread_literal(const Context *context, const Node *node, Type type)
{
    int64_t value;
    if (node->kind == NODE_STRING && type == TYPE_TIME &&
        parse_time(node->text, context->utc, &value))
        return one_int(TYPE_TIME, value);
    if (node->kind == NODE_STRING && type == TYPE_ADDRESS)
        return address_literal(node->text);
    if (node->kind == NODE_NUMBER && (type == TYPE_TIME || type == TYPE_DURATION) &&
        value_parse_duration(node->text, strlen(node->text), &value))
        return one_int(type, value);
    return NULL;
}

static bool is_number(Type type)
{
    return type == TYPE_BOOL || type == TYPE_INT || type == TYPE_UINT || type == TYPE_REAL;
}

static bool is_span(Type type)
{
    return type == TYPE_TIME || type == TYPE_DURATION;
}

/* Every value of a column of numbers as another numeric type. */
static Column *convert_numbers(const Column *from, Type type)
{
    Column *to = column_new(type, from->rows, NULL);
    for (size_t row = 0; row < from->rows; row++) {
        if (!column_has(from, row)) {
            column_set_missing(to, row);
        } else if (type == TYPE_REAL) {
            to->reals[row] = column_number(from, row);
        } else if (type == TYPE_INT) {
            to->ints[row] = from->bools[row];
        } else {
            double nanoseconds = column_number(from, row) * 1e9;
            /* What no time can be equal to is still less or greater than all. */
            to->ints[row] = nanoseconds >= 9.2e18    ? INT64_MAX
                            : nanoseconds <= -9.2e18 ? INT64_MIN
                                                     : llround(nanoseconds);
        }
    }
    return to;
}

Column *convert_to(const Context *context, const Node *node, Column *column, Type type,
                   GError **error)
{
    g_autoptr(Column) from = column;
    if (from == NULL || from->type == type)
        return g_steal_pointer(&from);
    Column *literal = reread_literal(context, node, type);
    if (literal != NULL)
        return literal;
    bool possible = (is_number(from->type) && (type == TYPE_REAL || is_span(type))) ||
                    (from->type == TYPE_BOOL && type == TYPE_INT) ||
                    (from->type == TYPE_DURATION && type == TYPE_REAL);
    if (possible)
        return convert_numbers(from, type);
    return evaluate_error(context, node, error, "this is %s, where %s is needed",
                          type_name(from->type), type_name(type));
}
