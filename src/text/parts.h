/* A long text read in parts, side by side. */
#ifndef TABSHARK_TEXT_PARTS_H
#define TABSHARK_TEXT_PARTS_H

#include "table/table.h"
#include "text/pass.h"

/* Reads TSV as `pass`, which has not run, would in one go. NULL if it is too short to be worth
 * while, not TSV (where a line's end may stand in quotes), or if anything in it does not fit:
 * reading it in one go then tells what. */
Table *read_parts(const Pass *pass, ReaderFormat format, const Source *source);

#endif
