using System.CommandLine;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Client;

/// <summary><c>zyz new</c>: a scenario file to begin with, or a region pack.</summary>
internal sealed class NewVerb(Session session)
{
    private const string SchemaFile = "scenario.schema.json";

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> id = new("ID") { Description = session.Say(FileTexts.NewId) };
        Option<string> from = new("--from") { Description = session.Say(FileTexts.From), HelpName = "SCENARIO", DefaultValueFactory = _ => "baseline" };
        Option<string?> output = new("--output") { Description = session.Say(FileTexts.NewOutput), HelpName = "FILE" };
        Option<string?> region = new("--region") { Description = session.Say(HelpTexts.Region), HelpName = "DIR" };
        Command command = new("new", session.Say(FileTexts.New)) { id, from, output, region };
        command.SetAction(parsed => new NewVerb(session).Run(
            parsed.GetRequiredValue(id), parsed.GetRequiredValue(from), parsed.GetValue(output), parsed.GetValue(region)));
        return command;
    }

    private int Run(string id, string from, string? output, string? region)
    {
        if (id.Length == 0 || !char.IsAsciiLetterOrDigit(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || "_+-.".Contains(c, StringComparison.Ordinal)))
        {
            throw new CommandFailure(ExitCode.Usage, FileTexts.BadId(id));
        }

        if (!PortableName.Is(id))
        {
            throw new CommandFailure(ExitCode.Usage, FileTexts.DeviceName(id));
        }

        if (id is "region" or "levers")
        {
            throw new CommandFailure(ExitCode.Usage, FileTexts.PackName(id));
        }

        return RegionFolder.IsPack(from) ? Pack(id, Path.TrimEndingDirectorySeparator(from), output) : ScenarioFrom(id, Parent(from, region), output);
    }

    /// <summary>A new region pack from the one in a folder, beside it where no other place is named.</summary>
    private int Pack(string id, string from, string? output)
    {
        string folder = output ?? Path.Combine(Path.GetDirectoryName(from) is { Length: > 0 } parent ? parent : from == "." ? ".." : ".", id);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new CommandFailure(ExitCode.Usage, FileTexts.Exists(folder));
        }

        Region pack = session.Take(RegionReader.Read(from));
        Scenario baseline = session.Take(ScenarioReader.Read(ScenarioFile.Find(Path.Combine(from, "baseline.yaml")), pack));
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in PackStarter.Of(id, from, pack, baseline))
        {
            // Excel takes a CSV file for UTF-8 only where it begins with a byte order mark.
            bool table = name.EndsWith(".csv", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, name), text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: table));
        }

        session.Answer(session.Say(FileTexts.PackWritten(folder)));
        session.Answer(session.Say(FileTexts.PackNext(folder, Path.Combine(folder, "baseline.yaml"))));
        return ExitCode.Done;
    }

    private int ScenarioFrom(string id, string parentFile, string? output)
    {
        string folder = Path.GetDirectoryName(parentFile) is { Length: > 0 } named ? named : ".";
        string file = output ?? Path.Combine(folder, id + ".yaml");
        if (Path.GetFullPath(Path.GetDirectoryName(file) is { Length: > 0 } given ? given : ".") != Path.GetFullPath(folder)
            || Path.GetFileName(file) != id + ".yaml")
        {
            throw new CommandFailure(ExitCode.Usage, FileTexts.OtherFolder(Path.Combine(folder, id + ".yaml")));
        }

        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new CommandFailure(ExitCode.Usage, FileTexts.Exists(file));
        }

        Region pack = session.Take(RegionReader.Read(folder));
        Scenario parent = session.Take(ScenarioReader.Read(parentFile, pack));
        string text = StarterFile.Of(id, parent, pack, File.Exists(Path.Combine(folder, SchemaFile)) ? SchemaFile : null);
        using (FileStream stream = new(file, FileMode.CreateNew))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        session.Answer(session.Say(FileTexts.Written(file)));
        session.Answer(session.Say(FileTexts.Next(file)));
        return ExitCode.Done;
    }

    /// <summary>A file as it is named, or an id in the region folder.</summary>
    private static string Parent(string from, string? region)
    {
        if (from.EndsWith(".yaml", StringComparison.Ordinal) || from.Contains('/', StringComparison.Ordinal) || from.Contains('\\', StringComparison.Ordinal))
        {
            return ScenarioFile.Find(from);
        }

        string folder = RegionFolder.Find(region), file = Path.Combine(folder, from + ".yaml");
        string[] ids = [.. ScenarioFiles.In(folder).Select(f => Path.GetFileNameWithoutExtension(f))];
        return ids.Contains(from, StringComparer.Ordinal) ? file
            : throw new CommandFailure(ExitCode.InvalidInput, [FileTexts.NoScenario(from, folder), CommonTexts.DidYouMean(string.Join(", ",
                NearNames.Of(from, ids).ToArray() is { Length: > 0 } near ? near : ids.Take(8)))]);
    }
}
