using System.CommandLine;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary><c>zyz validate</c>: every fault of every file, before anything is computed.</summary>
internal static class ValidateVerb
{
    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string[]> paths = new("PATH") { Description = session.Say(FileTexts.ValidatePaths), Arity = ArgumentArity.ZeroOrMore };
        Command command = new("validate", session.Say(FileTexts.Validate)) { paths };
        command.SetAction(parsed => Run(session, parsed.GetValue(paths) is { Length: > 0 } named ? named : [RegionFolder.Find(null)]));
        return command;
    }

    private static int Run(Session session, string[] paths)
    {
        InputReport report = InputCheck.Of(paths);
        foreach (Fault fault in report.Faults)
        {
            session.Terminal.Error.WriteLine(fault.ToString(session.Language));
        }

        if (!report.Unchecked.IsEmpty)
        {
            session.Tell(FileTexts.Unchecked(string.Join(", ", report.Unchecked)));
        }

        foreach ((string folder, CopiedNumbers numbers) in report.Copied)
        {
            Text copied = CopiedText.Of(numbers);
            session.Tell(new Text($"{folder}：{copied.Zh}", $"{folder}: {copied.En}"));
        }

        if (report.Faults.IsEmpty)
        {
            session.Answer(session.Say(FileTexts.Good(report.Packs, report.Scenarios)));
            return ExitCode.Done;
        }

        session.Tell(FileTexts.Bad(report.Faults.Length, report.Faults.Select(f => f.File).Distinct().Count()));
        return ExitCode.InvalidInput;
    }
}
