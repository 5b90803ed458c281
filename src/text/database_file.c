/* A database's file for SQLite, which opens files through a table of functions
 * (sqlite.org/vfs.html). */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/database_file.h"

/* What SQLite works on in place of a file it opened by a name. */
typedef struct {
    sqlite3_file base;
    DatabaseFile *ours;
} OpenFile;

static DatabaseFile *ours(sqlite3_file *file)
{
    return ((OpenFile *)(void *)file)->ours;
}

static int file_close(sqlite3_file *file)
{
    (void)file; /* the descriptor is the caller's */
    return SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
    DatabaseFile *our = ours(file);
    size_t got = 0;
    while (got < (size_t)size) {
        ssize_t n =
            pread(our->descriptor, (char *)buffer + got, (size_t)size - got, offset + (off_t)got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            our->code = errno;
            return SQLITE_IOERR_READ;
        }
        if (n == 0)
            break;
        got += (size_t)n;
    }
    memset((char *)buffer + got, 0, (size_t)size - got);
    return got == (size_t)size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    DatabaseFile *our = ours(file);
    for (size_t done = 0; done < (size_t)size;) {
        ssize_t n = pwrite(our->descriptor, (const char *)bytes + done, (size_t)size - done,
                           offset + (off_t)done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            our->code = n < 0 ? errno : ENOSPC;
            return SQLITE_IOERR_WRITE;
        }
        done += (size_t)n;
    }
    return SQLITE_OK;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return ftruncate(ours(file)->descriptor, size) == 0 ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

static int file_sync(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    struct stat status;
    if (fstat(ours(file)->descriptor, &status) != 0)
        return SQLITE_IOERR_FSTAT;
    *size = status.st_size;
    return SQLITE_OK;
}

static int file_lock(sqlite3_file *file, int kind)
{
    (void)file; /* nobody else has it */
    (void)kind;
    return SQLITE_OK;
}

static int file_is_reserved(sqlite3_file *file, int *reserved)
{
    (void)file;
    *reserved = 0;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
    (void)file;
    (void)operation;
    (void)argument;
    return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *file)
{
    (void)file;
    return 4096;
}

static int file_characteristics(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static int open_file(sqlite3_vfs *files, const char *name, sqlite3_file *file, int flags,
                     int *out_flags)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 1,
        .xClose = file_close,
        .xRead = file_read,
        .xWrite = file_write,
        .xTruncate = file_truncate,
        .xSync = file_sync,
        .xFileSize = file_size,
        .xLock = file_lock,
        .xUnlock = file_lock,
        .xCheckReservedLock = file_is_reserved,
        .xFileControl = file_control,
        .xSectorSize = file_sector_size,
        .xDeviceCharacteristics = file_characteristics,
    };
    (void)name;
    file->pMethods = NULL;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0)
        return SQLITE_CANTOPEN;
    ((OpenFile *)(void *)file)->ours = files->pAppData;
    file->pMethods = &methods;
    if (out_flags != NULL)
        *out_flags = flags;
    return SQLITE_OK;
}

static int remove_file(sqlite3_vfs *files, const char *name, int sync)
{
    (void)files;
    (void)name;
    (void)sync;
    return SQLITE_OK;
}

static int access_file(sqlite3_vfs *files, const char *name, int flags, int *result)
{
    (void)files;
    (void)name;
    (void)flags;
    *result = 0; /* there is no journal beside it */
    return SQLITE_OK;
}

static int full_name(sqlite3_vfs *files, const char *name, int size, char *full)
{
    (void)files;
    g_strlcpy(full, name, (gsize)size);
    return SQLITE_OK;
}

void database_file_register(DatabaseFile *file, int descriptor)
{
    file->descriptor = descriptor;
    file->name = g_strdup_printf("tabshark-%p", (void *)file);
    file->vfs = *sqlite3_vfs_find(NULL);
    file->vfs.iVersion = 1;
    file->vfs.szOsFile = sizeof(OpenFile);
    file->vfs.pNext = NULL;
    file->vfs.zName = file->name;
    file->vfs.pAppData = file;
    file->vfs.xOpen = open_file;
    file->vfs.xDelete = remove_file;
    file->vfs.xAccess = access_file;
    file->vfs.xFullPathname = full_name;
    sqlite3_vfs_register(&file->vfs, 0);
}

void database_file_unregister(DatabaseFile *file)
{
    if (file->name != NULL)
        sqlite3_vfs_unregister(&file->vfs);
    g_clear_pointer(&file->name, g_free);
}
