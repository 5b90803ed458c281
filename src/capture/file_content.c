#include "capture/file_content.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <xxhash.h>

#define PIECE ((size_t)1 << 20)

/* Not in the kernel's list. */
#define ZFS_MAGIC      0x2fc12fc1
#define BCACHEFS_MAGIC 0xca451a4e

bool content_hash_file(const char *path, ContentHash *hash)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return false;
    XXH3_state_t *state = XXH3_createState();
    g_autofree char *piece = g_malloc(PIECE);
    ssize_t n;
    XXH3_128bits_reset(state);
    while ((n = read(descriptor, piece, PIECE)) > 0 || (n < 0 && errno == EINTR)) {
        if (n > 0)
            XXH3_128bits_update(state, piece, (size_t)n);
    }
    XXH128_hash_t digest = XXH3_128bits_digest(state);
    *hash = (ContentHash){digest.high64, digest.low64};
    XXH3_freeState(state);
    close(descriptor);
    return n == 0;
}

ContentHash content_hash_bytes(const void *bytes, size_t length)
{
    XXH128_hash_t digest = XXH3_128bits(bytes, length);
    return (ContentHash){digest.high64, digest.low64};
}

bool content_hash_equal(ContentHash a, ContentHash b)
{
    return a.high == b.high && a.low == b.low;
}

bool file_times_are_fine(const char *path, const FileIdentity *identity)
{
    static const uint32_t known[] = {
        EXT4_SUPER_MAGIC,      XFS_SUPER_MAGIC,  BTRFS_SUPER_MAGIC, TMPFS_MAGIC,
        OVERLAYFS_SUPER_MAGIC, F2FS_SUPER_MAGIC, ZFS_MAGIC,         BCACHEFS_MAGIC,
    };
    struct statfs system;
    /* Where times are kept in whole seconds there are no nanoseconds. The time of modification may
     * have been set to any, that of change not. */
    if (identity->changed.tv_nsec == 0 || statfs(path, &system) != 0)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if ((uint32_t)system.f_type == known[i])
            return true;
    }
    return false;
}

int64_t file_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
