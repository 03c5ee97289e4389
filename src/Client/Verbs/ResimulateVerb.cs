using System.CommandLine;
using System.Globalization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz resimulate</c>: one enterprise's own path, from a result alone.</summary>
internal sealed class ResimulateVerb(Session session, string folder, string enterprise)
{
    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> folder = new("DIR") { Description = session.Say(HelpTexts.ResultFolder) };
        Option<string> enterprise = new("--enterprise") { Description = session.Say(HelpTexts.Enterprise), HelpName = "ID", Required = true };
        Command command = new("resimulate", session.Say(HelpTexts.Resimulate)) { folder, enterprise };
        command.SetAction((parsed, cancellation) =>
            new ResimulateVerb(session, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(enterprise)).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (manifest, planText) = ResultOnDisk.Read(folder);
        Plan plan = PlanText.Read(planText);
        Town town = TownOf(plan);
        await using GrainAccess silo = GrainAccess.Begin(session, new SiloOptions(), cancellation);
        IGrainFactory grains = await silo.GrainsAsync();
        IEnterpriseGrain grain = grains.GetGrain<IEnterpriseGrain>($"{plan.Region.Id}/{enterprise}");
        EnterprisePath path;
        try
        {
            path = await grain.ResimulateAsync(new ResimulateRequest(planText, manifest.Replications)).WaitAsync(cancellation);
        }
        catch (Exception exception) when (exception is ArgumentException or KeyNotFoundException)
        {
            string last = town.Enterprises.ToString("0000", CultureInfo.InvariantCulture);
            throw new CommandFailure(ExitCode.InvalidInput, ResimulateTexts.NoEnterprise(enterprise, town.Id + "/e0001", $"{town.Id}/e{last}"));
        }

        EnterprisePathView.Print(session, path, town, plan.Scenario.Title);
        return ExitCode.Done;
    }

    private Town TownOf(Plan plan)
    {
        string[] parts = enterprise.Split('/');
        if (parts.Length != 2 || parts.Any(p => p.Length == 0))
        {
            throw new CommandFailure(ExitCode.InvalidInput, ResimulateTexts.BadEnterprise(enterprise));
        }

        return plan.Region.Towns.FirstOrDefault(t => t.Id == parts[0])
            ?? throw new CommandFailure(
                ExitCode.InvalidInput, ResimulateTexts.NoTown(parts[0], string.Join(", ", plan.Region.Towns.Select(t => t.Id))));
    }
}
