#include "capture/command.h"

#include <string.h>

#include "capture/lean.h"
#include "capture/packet_list.h"
#include "capture/path.h"

/* Wireshark's packet list. */
static const CaptureColumn packet_list[] = {
    {"frame.number", "frame.number"}, {"frame.time_relative", "frame.time_relative"},
    {"_ws.col.Source", "source"},     {"_ws.col.Destination", "destination"},
    {"_ws.col.Protocol", "protocol"}, {"frame.len", "frame.len"},
    {"_ws.col.Info", "info"},
};

static void add_column(GArray *columns, const char *field, const char *name)
{
    for (unsigned i = 0; i < columns->len; i++) {
        if (strcmp(g_array_index(columns, CaptureColumn, i).name, name) == 0)
            return;
    }
    CaptureColumn column = {field, name};
    g_array_append_val(columns, column);
}

static void add_field(GArray *columns, const char *field)
{
    const PacketListColumn *column = packet_list_find(field);
    add_column(columns, column != NULL ? column->title : field, field);
}

GArray *command_columns(const CaptureRequest *request)
{
    GArray *columns = g_array_new(false, false, sizeof(CaptureColumn));
    if (request->timeseries)
        add_column(columns, "frame.time_epoch", "frame.time_epoch");
    if (request->fields == NULL) {
        for (size_t i = 0; i < G_N_ELEMENTS(packet_list); i++)
            add_column(columns, packet_list[i].field, packet_list[i].name);
    }
    for (char **field = request->fields; field != NULL && *field != NULL; field++)
        add_field(columns, *field);
    return columns;
}

static void add(GPtrArray *arguments, const char *option, const char *value)
{
    g_ptr_array_add(arguments, g_strdup(option));
    if (value != NULL)
        g_ptr_array_add(arguments, g_strdup(value));
}

static void add_all(GPtrArray *arguments, const char *option, char **values)
{
    for (; values != NULL && *values != NULL; values++)
        add(arguments, option, *values);
}

static void add_capture(GPtrArray *arguments, const char *capture)
{
    g_autofree char *path = capture_argument(capture);
    add(arguments, "-r", path);
}

static void add_reading(GPtrArray *arguments, const CaptureRequest *request)
{
    if (request->resolve != NULL)
        add(arguments, "-N", request->resolve);
    else
        add(arguments, "-n", NULL);
    if (request->line_buffered)
        add(arguments, "-l", NULL);
    if (request->two_pass)
        add(arguments, "-2", NULL);
    if (request->profile != NULL)
        add(arguments, "-C", request->profile);
    add_all(arguments, "-o", request->preferences);
    add_all(arguments, "-d", request->decode_as);
    if (request->count > 0) {
        g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, request->count);
        add(arguments, "-c", count);
    }
    if (request->filter != NULL)
        add(arguments, "-Y", request->filter);
}

/* Before the user's own preferences, which win. */
static void add_lean(GPtrArray *arguments, const CaptureRequest *request, const char *const *fields)
{
    for (size_t i = 0; lean_preference(i) != NULL; i++) {
        if (lean_allows(i, fields, request->filter))
            add(arguments, "-o", lean_preference(i));
    }
}

/* After the user's own preferences: they may hide columns or call them otherwise. */
static void add_packet_list(GPtrArray *arguments, const char *const *fields, const char *filter)
{
    g_autofree char *format = packet_list_preference(fields, filter);
    if (format == NULL)
        return;
    add(arguments, "-o", "gui.column.hidden:");
    add(arguments, "-o", format);
}

static void add_printing(GPtrArray *arguments, const char *const *fields, char separator)
{
    g_autofree char *aggregator = g_strdup_printf("aggregator=%c", separator);
    add(arguments, "-T", "fields");
    add(arguments, "-E", "separator=/t");
    add(arguments, "-E", "quote=n");
    /* All values even where one is wanted: how many were left out is told. */
    add(arguments, "-E", "occurrence=a");
    add(arguments, "-E", aggregator);
    for (; *fields != NULL; fields++)
        add(arguments, "-e", *fields);
}

/* The column of a field's values: with 0 of all, else of the one of that number. U: numbers stay
 * numbers. */
static char *column_of(const char *field, int occurrence)
{
    return g_strdup_printf("%%Cus:%s:%d:U", field, occurrence);
}

/* Columns have their number as title, because without any they are not shown. */
static void append_column(GString *format, unsigned *number, const char *column)
{
    g_string_append_printf(format, "%s\"%u\",\"%s\"", *number > 0 ? "," : "", *number + 1, column);
    (*number)++;
}

char *command_column_format(const char *const *fields, const ColumnForm *forms)
{
    GString *format = g_string_new("gui.column.format:");
    unsigned number = 0;
    for (size_t i = 0; fields[i] != NULL; i++) {
        bool flag = forms[i].kind == COLUMN_FLAG;
        const char *own = column_form_own(&forms[i]);
        g_autofree char *values = column_of(fields[i], flag ? 1 : 0);
        g_autofree char *second = column_of(fields[i], 2);
        append_column(format, &number, own != NULL ? own : values);
        if (flag)
            append_column(format, &number, second);
    }
    return g_string_free(format, false);
}

static void add_columns(GPtrArray *arguments, const char *const *fields, const ColumnForm *forms)
{
    g_autofree char *format = command_column_format(fields, forms);
    /* Columns that the user's preferences hide would not be printed. */
    add(arguments, "-o", "gui.column.hidden:");
    add(arguments, "-o", format);
    add(arguments, "-T", "tabs");
}

char **command_arguments(const char *program, const CaptureRequest *request,
                         const CommandPrinting *printing, const char *capture)
{
    GPtrArray *arguments = g_ptr_array_new();
    add(arguments, program, NULL);
    add_capture(arguments, capture);
    if (printing->forms != NULL)
        add_lean(arguments, request, printing->fields);
    add_reading(arguments, request);
    if (printing->forms != NULL) {
        add_columns(arguments, printing->fields, printing->forms);
    } else {
        add_packet_list(arguments, printing->fields, request->filter);
        add_printing(arguments, printing->fields, printing->separator);
    }
    g_ptr_array_add(arguments, NULL);
    return (char **)g_ptr_array_free(arguments, false);
}

/* $'…' with escapes, for what a terminal would not show or act upon. */
static void append_escaped(GString *line, const char *argument)
{
    g_string_append(line, "$'");
    for (const char *c = argument; *c != '\0'; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte == '\'' || byte == '\\')
            g_string_append_printf(line, "\\%c", byte);
        else if (byte < 0x20 || byte >= 0x7f)
            g_string_append_printf(line, "\\%03o", byte);
        else
            g_string_append_c(line, *c);
    }
    g_string_append_c(line, '\'');
}

static bool has_unprintable(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return true;
    }
    return false;
}

static bool is_plain_word(const char *text)
{
    return *text != '\0' &&
           strspn(text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_./:,=@%+") == strlen(text);
}

char *command_for_people(char **arguments)
{
    GString *line = g_string_new(NULL);
    for (char **argument = arguments; *argument != NULL; argument++) {
        if (argument != arguments)
            g_string_append_c(line, ' ');
        if (is_plain_word(*argument)) {
            g_string_append(line, *argument);
        } else if (has_unprintable(*argument) || !g_utf8_validate(*argument, -1, NULL)) {
            append_escaped(line, *argument);
        } else {
            g_autofree char *quoted = g_shell_quote(*argument);
            g_string_append(line, quoted);
        }
    }
    return g_string_free(line, false);
}

char *command_reading_for_people(const CaptureRequest *request)
{
    CaptureRequest reading = *request;
    GPtrArray *arguments = g_ptr_array_new();
    reading.filter = NULL;
    add_reading(arguments, &reading);
    g_ptr_array_add(arguments, NULL);
    g_auto(GStrv) all = (char **)g_ptr_array_free(arguments, false);
    char **options = strcmp(all[0], "-n") == 0 ? all + 1 : all;
    return *options != NULL ? command_for_people(options) : NULL;
}
