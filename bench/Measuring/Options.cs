using System.Globalization;

namespace Zyz.Sim.Bench.Measuring;

/// <summary>The options of a subcommand: <c>--name value</c> pairs, and nothing else.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> unread;

    /// <summary>Reads the pairs.</summary>
    /// <exception cref="UsageException">Something is not a pair.</exception>
    public Options(ReadOnlySpan<string> arguments)
    {
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length)
            {
                throw new UsageException($"'{arguments[i]}' is not an option with its value");
            }

            values[arguments[i][2..]] = arguments[i + 1];
        }

        unread = [.. values.Keys];
    }

    /// <summary>A text, or what stands for it.</summary>
    public string Text(string name, string otherwise)
    {
        unread.Remove(name);
        return values.GetValueOrDefault(name, otherwise);
    }

    /// <summary>A whole number from 1 on, or what stands for it.</summary>
    /// <exception cref="UsageException">It is no such number.</exception>
    public int Count(string name, int otherwise) =>
        int.TryParse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new UsageException($"--{name} must be a whole number from 1 on");

    /// <summary>Refuses options nobody asked for.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public void RequireAllRead()
    {
        if (unread.Count > 0)
        {
            throw new UsageException($"no such option: --{unread.Order(StringComparer.Ordinal).First()}");
        }
    }
}
