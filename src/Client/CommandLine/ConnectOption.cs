using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace Zyz.Sim.Client;

/// <summary><c>--connect</c>: which silos of a cluster to go to.</summary>
internal static class ConnectOption
{
    private const string Name = "--connect";

    /// <summary>The option as the command line knows it; its value is read by <see cref="Of"/>, whatever the verb.</summary>
    public static Option<string> Create(Session session)
    {
        Option<string> option = new(Name) { Description = session.Say(HelpTexts.Connect), HelpName = "HOST:PORT[,HOST:PORT…]", Recursive = true };
        option.Validators.Add(result =>
        {
            foreach (string word in Words(result.Tokens.Count == 0 ? "" : result.Tokens[0].Value).Where(w => Parse(w) is null))
            {
                result.AddError(session.Say(HelpTexts.NotAGateway(word)));
            }
        });
        return option;
    }

    /// <summary>The silos of a command line; none where it names none.</summary>
    public static IPEndPoint[] Of(IReadOnlyList<string> args) =>
        RawOption.Find(args, Name) is { } value ? [.. Words(value).Select(Parse).OfType<IPEndPoint>()] : [];

    private static string[] Words(string value) => value.Split(',', StringSplitOptions.TrimEntries);

    private static IPEndPoint? Parse(string word)
    {
        int colon = word.LastIndexOf(':');
        string host = colon < 0 ? word : word[..colon];
        if (host is "localhost" or "")
        {
            word = "127.0.0.1" + (colon < 0 ? "" : word[colon..]);
        }

        return colon >= 0 && IPEndPoint.TryParse(word, out IPEndPoint? gateway) && gateway.Port > 0 ? gateway : null;
    }
}
