/* Why a call to the system failed, in words that say what to do about it. */
#ifndef TABSHARK_BASE_REASON_H
#define TABSHARK_BASE_REASON_H

/* For errno `code`: of what runs out (room on the disk, open files, memory), with what helps; of
 * all else as g_strerror. Never freed. */
const char *reason_of(int code);

#endif
