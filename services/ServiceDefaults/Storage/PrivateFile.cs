using System.Runtime.InteropServices;
using System.Text;

namespace VikLearning.ServiceDefaults.Storage;

/// <summary>Files that hold a secret: made once, whole, and readable by their owner only.</summary>
public static class PrivateFile
{
    /// <summary>
    /// The text of a file, made at its first use. A crash leaves no half file, and of several processes that come at
    /// once one makes it and all get the same text.
    /// </summary>
    /// <param name="path">The file; its folder is made too.</param>
    /// <param name="make">Gives the text; called only when there seems to be no file.</param>
    /// <exception cref="IOException">It cannot be made there.</exception>
    public static string Keep(string path, Func<string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var draft = $"{path}.{Guid.NewGuid():N}";
            Write(draft, make());
            Place(draft, path);
        }

        return File.ReadAllText(path);
    }

    /// <summary>Puts a text in the place of what a file holds, there or not: the old one or the new one, whole.
    /// </summary>
    public static void Replace(string path, string text)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        Write(draft, text);
        File.Move(draft, path, overwrite: true);
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    // File.Move looks for the name and then renames: on Unix two at once would both succeed, and the second would take
    // the first one's key away. A link is refused when the name is taken.
    private static void Place(string draft, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                File.Move(draft, path, overwrite: false);
            }
            else if (Link(draft, path) != 0)
            {
                throw new IOException($"{path} could not be made: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was first: its text counts.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string added);
}
