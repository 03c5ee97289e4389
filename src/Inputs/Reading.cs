using System.Collections.Immutable;

namespace Zyz.Sim.Inputs;

/// <summary>What came of reading input files: a value, or every fault that was found.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class Reading<T>
    where T : class
{
    internal Reading(T? value, IEnumerable<Fault> faults, IEnumerable<InputFile> files)
    {
        Faults =
        [
            .. faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)
                .ThenBy(f => f.Value, StringComparer.Ordinal).ThenBy(f => f.Rule.En, StringComparer.Ordinal),
        ];
        Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        Value = Faults.IsEmpty ? value : null;
    }

    /// <summary>What was read; null if there is any fault.</summary>
    public T? Value { get; }

    /// <summary>All faults of all files, by file, line and column.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>The files that were read, by path.</summary>
    public ImmutableArray<InputFile> Files { get; }
}
