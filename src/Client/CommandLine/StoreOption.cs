using System.CommandLine;
using System.Globalization;

namespace Zyz.Sim.Client;

/// <summary><c>--store</c> and <c>--no-store</c>: where runs are kept.</summary>
internal static class StoreOption
{
    /// <summary>Where runs are kept when nothing else is said: a folder in the current one.</summary>
    public const string DefaultFolder = ".zyz";

    /// <summary>Keeps nothing.</summary>
    public const string NoName = "--no-store";

    private const string Name = "--store", Variable = "ZYZ_STORE", LimitVariable = "ZYZ_STORE_LIMIT", None = "none";
    private const string FileName = "store.db";
    private const double DefaultGiB = 5, LargestGiB = 1 << 20;

    /// <summary>The options as the command line knows them; their values are read by <see cref="FileOf"/>, whatever the verb.</summary>
    public static Option[] Create(Session session) =>
    [
        new Option<string>(Name) { Description = session.Say(StoreTexts.Store), HelpName = "DIR", Recursive = true },
        new Option<bool>(NoName) { Description = session.Say(StoreTexts.NoStore), Recursive = true },
    ];

    /// <summary>The file of the store; null where nothing is to be kept.</summary>
    public static string? FileOf(IReadOnlyList<string> args)
    {
        string folder = RawOption.Find(args, Name) ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : DefaultFolder);
        return RawOption.Has(args, NoName) || folder == None ? null : Path.Combine(folder, FileName);
    }

    /// <summary>Size beyond which outcomes of the longest unused runs are let go [bytes]; 0 for no limit.</summary>
    /// <exception cref="CommandFailure">The variable holds no number of GiB.</exception>
    public static long Limit()
    {
        string? text = Environment.GetEnvironmentVariable(LimitVariable);
        return string.IsNullOrEmpty(text) ? (long)(DefaultGiB * (1L << 30))
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double size) && size is >= 0 and <= LargestGiB ? (long)(size * (1L << 30))
            : throw new CommandFailure(ExitCode.Usage, StoreTexts.BadLimit(LimitVariable, text));
    }
}
