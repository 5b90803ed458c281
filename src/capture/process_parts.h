/* What the files about other programs share: a program that was started. */
#ifndef TABSHARK_CAPTURE_PROCESS_PARTS_H
#define TABSHARK_CAPTURE_PROCESS_PARTS_H

#include <stdio.h>

#include "capture/process.h"

struct Process {
    FILE *pipe; /* NULL once it was closed and the program reaped */
    int errors; /* the other pipe, from its standard error; -1 when closed */
    bool output_open;
    size_t output_read;   /* bytes */
    int64_t output_rests; /* until that moment of g_get_monotonic_time it is not read */
    int end;              /* readable when the program has ended; -1 if the system cannot tell */
    pid_t pid;
    int status;
    GString *messages;
    ProcessOutput output;
    void *data;
    GError *failure; /* of the output function */
};

/* Waits for the program, which has closed its outputs or was ended, and closes what was open. */
void process_reap(Process *process);

#endif
