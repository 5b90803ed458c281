#include "base/error.h"

G_DEFINE_QUARK(tabshark - error - quark, tabshark_error)
