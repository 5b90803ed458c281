#include "text/block.h"

#include <errno.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/reason.h"

#define BLOCK_SIZE ((size_t)1 << 18)

Block *block_new(FILE *stream)
{
    Block *block = g_new(Block, 1);
    block->text = g_string_sized_new(BLOCK_SIZE + BLOCK_SIZE / 8);
    block->stream = stream;
    return block;
}

void block_free(Block *block)
{
    if (block == NULL)
        return;
    g_string_free(block->text, TRUE);
    g_free(block);
}

static bool fail(GError **error, int code)
{
    if (code == EPIPE)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_CLOSED, "nobody reads it any more");
    else
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, reason_of(code));
    return false;
}

static bool write_out(Block *block, GError **error)
{
    size_t length = block->text->len;
    if (interrupt_pending())
        return fail(error, EINTR);
    if (fwrite(block->text->str, 1, length, block->stream) != length)
        return fail(error, errno);
    g_string_truncate(block->text, 0);
    return true;
}

bool block_drain(Block *block, GError **error)
{
    return block->text->len < BLOCK_SIZE || write_out(block, error);
}

bool block_finish(Block *block, GError **error)
{
    if (!write_out(block, error))
        return false;
    return fflush(block->stream) == 0 || fail(error, errno);
}
