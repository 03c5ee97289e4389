namespace Zyz.Sim.Reporting;

/// <summary>The order in which people read targets: K2 before K10.</summary>
public static class TargetOrder
{
    /// <summary>A key that sorts ids by their letters, then their number, then what follows.</summary>
    /// <param name="id">Id of a target, for example <c>T1c</c>.</param>
    /// <returns>The key, to be compared by ordinals.</returns>
    public static string Key(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int start = id.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return id;
        }

        int end = start;
        while (end < id.Length && char.IsAsciiDigit(id[end]))
        {
            end++;
        }

        return id[..start] + id[start..end].PadLeft(6, '0') + id[end..];
    }
}
