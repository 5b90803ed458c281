#include "base/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

bool interrupt_pending(void)
{
    sigset_t pending;
    return sigpending(&pending) == 0 && sigismember(&pending, SIGINT) == 1;
}

bool interrupt_take(void)
{
    static const struct timespec at_once = {0};
    sigset_t set;
    bool taken = false;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    while (interrupt_pending() && sigtimedwait(&set, NULL, &at_once) == SIGINT)
        taken = true;
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    return taken;
}
