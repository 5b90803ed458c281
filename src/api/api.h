/* What the public functions share. tabshark/tabshark.h says what they do; the types that it
 * hides are here. */
#ifndef TABSHARK_API_API_H
#define TABSHARK_API_API_H

#include "table/table.h"
#include "tabshark/tabshark.h"
#include "verbs/verb.h"

struct Tabshark {
    Run run;
};

/* A TabsharkTable is a Table by another name. */
static inline Table *inner(const TabsharkTable *table)
{
    return (Table *)(uintptr_t)table;
}

static inline TabsharkTable *outer(Table *table)
{
    return (TabsharkTable *)(void *)table;
}

#endif
