/* Which kind of word a place in a line asks for. */
#ifndef TABSHARK_LAB_SHELL_PLACE_H
#define TABSHARK_LAB_SHELL_PLACE_H

#include <stdbool.h>

#include "lab/shell_words.h"
#include "verbs/verb.h"

typedef enum {
    PLACE_NOTHING,  /* nothing that is known */
    PLACE_START,    /* the first word of a line: a source, a verb, or a word of the shell's own */
    PLACE_STEP,     /* the first word after "then" */
    PLACE_TOPIC,    /* the word after help */
    PLACE_OPTION,   /* a word that starts with - */
    PLACE_VALUE,    /* the value of an option */
    PLACE_ARGUMENT, /* any other word of a step */
} PlaceKind;

typedef struct {
    PlaceKind kind;
    const Verb *verb;         /* of the step, from PLACE_OPTION on */
    const VerbOption *option; /* of PLACE_VALUE */
    unsigned start;           /* where the step starts among the words before */
    const char *text;         /* what is there of the word (of a value: of the value); borrowed */
} ShellPlace;

/* `commands` may stand first too, and end with NULL; NULL: there are none. */
ShellPlace shell_place_find(const ShellWords *words, const Verb *const *commands);

#endif
