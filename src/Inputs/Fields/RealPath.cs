namespace Zyz.Sim.Inputs.Fields;

/// <summary>Where a path leads when every link on the way is followed, also links to folders inside the targets of others.</summary>
internal static class RealPath
{
    /// <summary>Links followed before a path is given up [count], as operating systems do.</summary>
    private const int MostLinks = 40;

    /// <summary>Follows a path.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The path without links; null where it leads in a circle or cannot be followed.</returns>
    public static string? Of(string path)
    {
        string root = Path.GetPathRoot(path) ?? "", real = root;
        var rest = new Stack<string>(Parts(path[root.Length..]));
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            string next = Path.Combine(real, part);
            if (Target(next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            string start = Path.IsPathRooted(target) ? Path.GetPathRoot(Path.GetFullPath(target))! : "";
            real = start.Length > 0 ? start : real;
            foreach (string inner in Parts(start.Length > 0 ? Path.GetFullPath(target)[start.Length..] : target))
            {
                rest.Push(inner);
            }
        }

        return real;
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The names of a path, the last first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").Reverse();
}
