#include "verbs/verbs.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"

extern const Verb verb_read, verb_open, verb_from, verb_info, verb_streams, verb_restore;
extern const Verb verb_tcp_graph;
extern const Verb verb_verify_engine;
extern const Verb verb_fields;
extern const Verb verb_cache;
extern const Verb verb_where, verb_derive;
extern const Verb verb_head, verb_tail, verb_select, verb_describe;
extern const Verb verb_group, verb_resample, verb_sort, verb_top;
extern const Verb verb_distinct, verb_pivot, verb_number, verb_side, verb_if_empty;
extern const Verb verb_combine;
extern const Verb verb_print, verb_write, verb_plot, verb_keep;
extern const Verb verb_page;

/* One a line, so that rows can be added side by side. */
/* clang-format off */
const Verb *const verbs[] = {
    &verb_read,
    &verb_open,
    &verb_from,
    &verb_info,
    &verb_fields,
    &verb_streams,
    &verb_restore,
    &verb_tcp_graph,
    &verb_verify_engine,
    &verb_cache,
    &verb_where,
    &verb_derive,
    &verb_head,
    &verb_tail,
    &verb_select,
    &verb_group,
    &verb_resample,
    &verb_combine,
    &verb_sort,
    &verb_top,
    &verb_distinct,
    &verb_pivot,
    &verb_number,
    &verb_side,
    &verb_describe,
    &verb_if_empty,
    &verb_print,
    &verb_write,
    &verb_plot,
    &verb_keep,
    &verb_page,
    NULL,
};
/* clang-format on */

static const char *name_at(size_t index, const void *data)
{
    (void)data;
    return verbs[index]->name;
}

const Verb *verbs_find(const char *name, GError **error)
{
    size_t n = 0;
    for (; verbs[n] != NULL; n++) {
        if (strcmp(verbs[n]->name, name) == 0)
            return verbs[n];
    }
    g_autofree char *near = nearest_names(name, n, name_at, NULL);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                near != NULL ? "there is no verb '%s'; did you mean %s?"
                             : "there is no verb '%s'; 'tabshark help' lists them%s",
                name, near != NULL ? near : "");
    return NULL;
}
