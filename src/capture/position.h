/* How far a tshark has read into its capture. */
#ifndef TABSHARK_CAPTURE_POSITION_H
#define TABSHARK_CAPTURE_POSITION_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "capture/request.h"

/* The file, and how many bytes will be read of it. */
typedef struct {
    dev_t device;
    ino_t inode;
    int64_t size;
    int64_t total;     /* 0 if it cannot be known: a pipe, or only the first packets are wanted */
    int64_t read;      /* of it, when last asked */
    bool opened_twice; /* was it, when it was read for the first of two times? */
} Position;

/* Of a capture that a request names, before it is read. */
Position position_of(const CaptureRequest *request, const char *capture);

/* Of a file that a program reads once. */
Position position_of_file(const char *path);

/* How many bytes a process that reads it has read by now, 0 … total; never fewer than when last
 * asked. Looks into /proc; 0 where there is none. */
int64_t position_read(Position *position, pid_t process);

#endif
