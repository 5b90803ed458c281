#include "capture/stop_signals.h"

#include <glib.h>
#include <ucontext.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static sigset_t all_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        sigaddset(&set, signals[i]);
    return set;
}

sigset_t stop_signals_set(void)
{
    sigset_t set = all_signals();
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct sigaction action;
        if (sigaction(signals[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN)
            sigdelset(&set, signals[i]);
    }
    return set;
}

void stop_signals_postpone(sigset_t *before)
{
    /* Those that are ignored too: tshark 4.6 catches SIGINT even if it was started to ignore it. */
    sigset_t set = all_signals();
    sigprocmask(SIG_BLOCK, &set, before);
}

void stop_signals_release(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}

/* Raised again while its handler runs, the signal waits; and it goes on waiting, because it will be
 * blocked in the context that is returned to. */
static void hold(int number, siginfo_t *info, void *context)
{
    ucontext_t *interrupted = context;
    (void)info;
    sigaddset(&interrupted->uc_sigmask, number);
    raise(number);
}

void stop_signals_hold_interrupt(void)
{
    struct sigaction action = {.sa_sigaction = hold, .sa_flags = SA_SIGINFO};
    sigset_t set = stop_signals_set();
    sigfillset(&action.sa_mask);
    if (sigismember(&set, SIGINT) == 1)
        sigaction(SIGINT, &action, NULL);
}
