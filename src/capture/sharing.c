#include "capture/sharing.h"

#include <string.h>

#include "capture/command.h"
#include "capture/extraction.h"
#include "capture/packet_list.h"

/* Fields of several requests share a command line only up to so many bytes: the system limits what
 * a shell can be given. */
#define NAMES_MAX ((size_t)1 << 15)

bool sharing_fills_columns(const CaptureRequest *request)
{
    bool fills = request->fields == NULL;
    for (char **field = request->fields; !fills && *field != NULL; field++)
        fills = packet_list_find(*field) != NULL;
    return fills;
}

static bool same_list(char **a, char **b)
{
    static char *none[] = {NULL};
    return g_strv_equal((const char *const *)(a != NULL ? a : none),
                        (const char *const *)(b != NULL ? b : none));
}

bool sharing_possible(const CaptureRequest *a, const CaptureRequest *b)
{
    return sharing_fills_columns(a) == sharing_fills_columns(b) && a->two_pass == b->two_pass &&
           a->count == b->count && a->engine == b->engine && a->no_cache == b->no_cache &&
           a->timeout == b->timeout && g_strcmp0(a->filter, b->filter) == 0 &&
           g_strcmp0(a->profile, b->profile) == 0 && g_strcmp0(a->resolve, b->resolve) == 0 &&
           same_list(a->captures, b->captures) && same_list(a->preferences, b->preferences) &&
           same_list(a->decode_as, b->decode_as);
}

static size_t names_length(const CaptureRequest *request)
{
    size_t length = 0;
    for (char **field = request->fields; field != NULL && *field != NULL; field++)
        length += strlen(" -e ''") + strlen(*field);
    return length;
}

static size_t group_length(const GArray *group, const CaptureRequest *const *requests)
{
    size_t length = 0;
    for (unsigned i = 0; i < group->len; i++)
        length += names_length(requests[g_array_index(group, size_t, i)]);
    return length;
}

/* The group that a request can join, or a new one. */
static GArray *find_group(GPtrArray *groups, const CaptureRequest *const *requests, size_t place)
{
    for (unsigned i = 0; i < groups->len; i++) {
        GArray *group = g_ptr_array_index(groups, i);
        const CaptureRequest *first = requests[g_array_index(group, size_t, 0)];
        if (sharing_possible(first, requests[place]) &&
            group_length(group, requests) + names_length(requests[place]) <= NAMES_MAX)
            return group;
    }
    GArray *group = g_array_new(false, false, sizeof(size_t));
    g_ptr_array_add(groups, group);
    return group;
}

static void free_group(gpointer group)
{
    g_array_unref(group);
}

GPtrArray *sharing_groups(const CaptureRequest *const *requests, size_t n)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    for (size_t place = 0; place < n; place++)
        g_array_append_val(find_group(groups, requests, place), place);
    return groups;
}

static ExtractionField *find_field(GArray *fields, const char *name)
{
    for (unsigned i = 0; i < fields->len; i++) {
        ExtractionField *field = &g_array_index(fields, ExtractionField, i);
        if (strcmp(field->name, name) == 0)
            return field;
    }
    ExtractionField field = {.name = name};
    g_array_append_val(fields, field);
    return &g_array_index(fields, ExtractionField, fields->len - 1);
}

GArray *sharing_fields(const CaptureRequest *const *requests, size_t n)
{
    GArray *fields = g_array_new(false, false, sizeof(ExtractionField));
    for (size_t i = 0; i < n; i++) {
        g_autoptr(GArray) columns = command_columns(requests[i]);
        for (unsigned j = 0; j < columns->len; j++) {
            const char *name = g_array_index(columns, CaptureColumn, j).field;
            find_field(fields, name)->wanted[requests[i]->occurrence] = true;
        }
    }
    return fields;
}
