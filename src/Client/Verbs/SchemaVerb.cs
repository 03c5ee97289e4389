using System.CommandLine;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary><c>zyz schema</c>: what editors need to complete and flag.</summary>
internal static class SchemaVerb
{
    private static readonly string[] s_files = ["scenario", "region", "levers"];

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string?> what = new("FILE") { Description = session.Say(FileTexts.SchemaWhat), Arity = ArgumentArity.ZeroOrOne };
        what.AcceptOnlyFromAmong(s_files);
        Option<string?> region = new("--region") { Description = session.Say(FileTexts.SchemaRegion), HelpName = "DIR" };
        Option<string?> output = new("--output") { Description = session.Say(FileTexts.SchemaOutput), HelpName = "DIR" };
        Command command = new("schema", session.Say(FileTexts.Schema)) { what, region, output };
        command.SetAction(parsed =>
        {
            Region? pack = parsed.GetValue(region) is { } folder ? session.Take(RegionReader.Read(RegionFolder.Find(folder))) : null;
            if (parsed.GetValue(output) is { } target)
            {
                Write(session, pack, target);
            }
            else
            {
                session.Terminal.Out.Write(Text(parsed.GetValue(what) ?? s_files[0], pack));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Session session, Region? pack, string folder)
    {
        if (File.Exists(folder))
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.OutputIsFile(folder));
        }

        Directory.CreateDirectory(folder);
        foreach (string file in s_files)
        {
            string path = Path.Combine(folder, file + ".schema.json");
            File.WriteAllText(path, Text(file, pack));
            session.Answer(session.Say(FileTexts.Written(path)));
        }
    }

    private static string Text(string file, Region? pack) => file switch
    {
        "region" => InputSchemas.Region(),
        "levers" => InputSchemas.Levers(),
        _ => InputSchemas.Scenario(pack),
    };
}
