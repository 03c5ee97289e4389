using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Orleans.Runtime;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary>The command line from words to exit code.</summary>
/// <param name="terminal">Where it writes.</param>
public sealed class ZyzCommand(Terminal terminal)
{
    private static readonly TimeSpan s_patienceAfterCancel = TimeSpan.FromSeconds(15);

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="cancellation">Cancels it, as Ctrl-C does.</param>
    /// <returns>Exit code; see <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        Session session = new(terminal, CommandLanguage.Of(args, Environment.GetEnvironmentVariable), args);
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CommandLanguage.Culture(session.Language);
        try
        {
            return await ParseAndRunAsync(session, cancellation);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static async Task<int> ParseAndRunAsync(Session session, CancellationToken cancellation)
    {
        ParseResult parsed = RootOf(session).Parse(session.Args);
        if (parsed.Errors.Count > 0)
        {
            return UsageFault(session, parsed);
        }

        InvocationConfiguration configuration = new()
        {
            Output = session.Terminal.Out,
            Error = session.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = s_patienceAfterCancel,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (CommandFailure failure)
        {
            foreach (Zyz.Sim.Model.Regions.Text message in failure.Messages)
            {
                session.Tell(message);
            }

            return failure.Code;
        }
        catch (OperationCanceledException)
        {
            session.Tell(CommonTexts.Cancelled);
            return ExitCode.Cancelled;
        }
        catch (InvalidDataException exception)
        {
            session.Tell(CommonTexts.Unreadable(exception.Message));
            return ExitCode.InvalidInput;
        }
        catch (SiloStoreException exception)
        {
            session.Tell(StoreTexts.CannotOpen(exception.Message));
            return ExitCode.Unreachable;
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            session.Tell(CommonTexts.Unreachable(exception.Message));
            return ExitCode.Unreachable;
        }
    }

    private static RootCommand RootOf(Session session)
    {
        RootCommand root = new(session.Say(HelpTexts.Root))
        {
            RunVerb.Command(session),
            CompareVerb.Command(session),
            RunsVerb.Command(session),
            ResumeVerb.Command(session),
            VerifyVerb.Command(session),
            ResimulateVerb.Command(session),
            ImportVerb.Command(session),
            RecalibrateVerb.Command(session),
            AttributeVerb.Command(session),
            CounterfactualVerb.Command(session),
            ListVerb.Command(session),
            ValidateVerb.Command(session),
            NewVerb.Command(session),
            SchemaVerb.Command(session),
            BacktestVerb.Command(session),
        };
        Option<string> language = new("--lang") { Description = session.Say(HelpTexts.Language), Recursive = true };
        language.AcceptOnlyFromAmong("zh", "en");
        root.Add(language);
        root.Add(ConnectOption.Create(session));
        foreach (Option store in StoreOption.Create(session))
        {
            root.Add(store);
        }

        root.Options.OfType<VersionOption>().Single().Action = new VersionAction(session);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Description = session.Say(HelpTexts.Help);
        help.Action = new LocalHelpAction(session, (HelpAction)help.Action!);
        root.SetAction(parsed => UsageFault(session, parsed));
        return root;
    }

    private static int UsageFault(Session session, ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
        {
            session.Terminal.Error.WriteLine(error.Message);
        }

        if (parsed.Errors.Count == 0)
        {
            session.Tell(HelpTexts.NoVerb);
        }

        string[] verbs = [.. parsed.RootCommandResult.Command.Subcommands.Select(c => c.Name)];
        if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens.Count > 0
            && NearNames.Of(parsed.UnmatchedTokens[0], verbs).FirstOrDefault() is string near)
        {
            session.Tell(CommonTexts.DidYouMean(near));
        }

        session.Tell(HelpTexts.SeeHelp);
        return ExitCode.Usage;
    }
}
