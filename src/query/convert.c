#include "query/convert.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "query/method.h"
#include "query/network.h"
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
    bool dots = strspn(node->text, "0123456789.") == length &&
                strchr(node->text, '.') != strrchr(node->text, '.');
    return evaluate_error(context, node, error,
                          dots ? "this is neither a number nor an address"
                               : "this is no number that fits in 64 bits");
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
        long double value = (long double)number * units[i].nanoseconds;
        if (value < 0x1p63L - 1)
            return one_int(TYPE_DURATION, llroundl(value));
        return evaluate_error(context, node, error,
                              "a span of time has at most 64 bits of nanoseconds, 292 years");
    }
    return evaluate_error(context, node, error,
                          "this is neither a number nor a span of time such as 10us, 10ms, 1.5s, "
                          "5m, 1h or 1d");
}

/* NULL without an error if it is none. */
static Column *address_literal(const char *text)
{
    Network network;
    if (!network_parse(text, strlen(text), &network))
        return NULL;
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint32_t code = 0;
    dictionary_intern_address(dictionary, text, strcspn(text, "/"), &code);
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
    time_t seconds = (time_t)(*nanoseconds / NANOSECONDS);
    struct tm tm;
    gmtime_r(&seconds, &tm);
    tm.tm_isdst = -1;
    int64_t shift = ((int64_t)mktime(&tm) - (int64_t)seconds) * NANOSECONDS;
    return !__builtin_add_overflow(*nanoseconds, shift, nanoseconds);
}

/* Seconds as a person wrote them, to the last digit: 5.000000001, or the same behind a minus. */
static bool parse_seconds(const Node *node, int64_t *nanoseconds)
{
    bool negative = node->kind == NODE_NEGATE;
    const Node *number = negative ? node_child(node, 0) : node;
    if (number->kind != NODE_NUMBER ||
        !value_parse_duration(number->text, strlen(number->text), nanoseconds))
        return false;
    *nanoseconds = negative ? -*nanoseconds : *nanoseconds;
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
    if (type_is_span(type) && parse_seconds(node, &value))
        return one_int(type, value);
    return NULL;
}

static bool is_number(Type type)
{
    return type == TYPE_BOOL || type == TYPE_INT || type == TYPE_UINT || type == TYPE_REAL;
}

static bool is_whole(Type type)
{
    return type == TYPE_BOOL || type_is_integer(type);
}

bool convert_fits(const Column *column, Type type)
{
    if (column->type == type || column->type == TYPE_BOOL)
        return true;
    /* Negative ints and the larger half of the uints are the same bits. */
    for (size_t row = 0; row < column->rows; row++) {
        if (column->ints[row] < 0)
            return false;
    }
    return true;
}

/* Seconds to nanoseconds. What no time can be equal to is still less or greater than all. */
static int64_t to_nanoseconds(const Column *from, size_t row)
{
    long double nanoseconds = from->type == TYPE_INT    ? from->ints[row] * 1e9L
                              : from->type == TYPE_UINT ? from->uints[row] * 1e9L
                                                        : column_number(from, row) * 1e9L;
    if (fabsl(nanoseconds) < 0x1p63L - 1)
        return llroundl(nanoseconds);
    return nanoseconds > 0 ? INT64_MAX : INT64_MIN;
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
            to->ints[row] = from->type == TYPE_BOOL ? from->bools[row] : from->ints[row];
        } else if (type == TYPE_UINT) {
            to->uints[row] = from->type == TYPE_BOOL ? from->bools[row] : from->uints[row];
        } else {
            to->ints[row] = to_nanoseconds(from, row);
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
    bool possible = (is_number(from->type) && (type == TYPE_REAL || type_is_span(type))) ||
                    (is_whole(from->type) && type_is_integer(type) && convert_fits(from, type)) ||
                    (from->type == TYPE_DURATION && type == TYPE_REAL);
    if (possible)
        return convert_numbers(from, type);
    return evaluate_error(context, node, error, "this is %s, where %s is needed",
                          type_name(from->type), type_name(type));
}
