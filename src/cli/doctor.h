/* doctor: is everything there that tabshark uses, and does it work? */
#ifndef TABSHARK_CLI_DOCTOR_H
#define TABSHARK_CLI_DOCTOR_H

#include <stdbool.h>

/* What `tabshark doctor` prints. `well` says whether nothing is missing that a verb or command
 * needs. The caller's. */
char *doctor_report(bool *well);

#endif
