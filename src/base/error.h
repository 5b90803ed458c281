/* What can go wrong. The codes are those that programs with libtabshark see. */
#ifndef TABSHARK_BASE_ERROR_H
#define TABSHARK_BASE_ERROR_H

#include "tabshark/error.h" /* IWYU pragma: export */

#endif
