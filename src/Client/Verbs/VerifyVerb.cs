using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary><c>zyz verify</c>: recomputes a result from its manifest, and compares every bit of it.</summary>
internal sealed class VerifyVerb(Session session, string folder, int threads)
{
    private const string ResultName = "results.json";

    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> folder = new("DIR") { Description = session.Say(HelpTexts.ResultFolder) };
        Option<int?> threads = NumberOption.Of<int>(session, "--threads", HelpTexts.Threads, "N");
        Command command = new("verify", session.Say(StoreTexts.Verify)) { folder, threads };
        command.SetAction((parsed, cancellation) => new VerifyVerb(session, parsed.GetRequiredValue(folder), parsed.GetValue(threads) ?? 0).RunAsync(cancellation));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (session.Connect.Length > 0)
        {
            session.Tell(StoreTexts.VerifiesHere);
        }

        (Manifest manifest, byte[] plan) = ResultOnDisk.Read(folder);
        string file = Path.Combine(folder, ResultName);
        byte[] stated = File.Exists(file) ? ClientFile.Read(file) : throw new CommandFailure(ExitCode.InvalidInput, ResimulateTexts.NoResult(folder));
        if (manifest.ModelVersion != ModelVersion.Current)
        {
            throw new CommandFailure(ExitCode.InvalidInput, StoreTexts.OtherModel(manifest.ModelVersion, ModelVersion.Current));
        }

        Session here = session with { Args = [StoreOption.NoName] }; // nothing is taken from anywhere
        await using GrainAccess silo = GrainAccess.Begin(here, new SiloOptions { Threads = threads, OutcomeMemory = 0 }, cancellation);
        IGrainFactory grains = await silo.GrainsAsync();
        var request = new RunRequest(plan, manifest.Replications, manifest.EpistemicDraws, 0, false, ForgetOutcomes: true);
        RunAnswer answer = await RunWatch.PlayAsync(here, grains.GetGrain<IRunGrain>(PlanText.Hash(plan)), request, cancellation);
        string computed = ResultText.Read(answer.ResultText).ResultHash;
        if (computed != manifest.ResultHash)
        {
            session.Answer(session.Say(StoreTexts.WrongHash(manifest.ResultHash, computed)));
            return ExitCode.CheckFailed;
        }

        if (Difference(Parse(stated), Parse(answer.ResultText), "") is { } place)
        {
            session.Answer(session.Say(StoreTexts.WrongNumbers(place.Length == 0 ? ResultName : place)));
            return ExitCode.CheckFailed;
        }

        session.Answer(session.Say(StoreTexts.Verified(computed, manifest.Replications)));
        return ExitCode.Done;
    }

    private JsonNode? Parse(byte[] text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new CommandFailure(ExitCode.InvalidInput, ResimulateTexts.NoResult(folder));
        }
    }

    /// <summary>Where two JSON values differ first, or null; numbers are compared as they are written.</summary>
    private static string? Difference(JsonNode? a, JsonNode? b, string at)
    {
        switch (a, b)
        {
            case (JsonObject left, JsonObject right):
                return left.Select(p => p.Key).Union(right.Select(p => p.Key))
                    .Select(key => left.ContainsKey(key) && right.ContainsKey(key) ? Difference(left[key], right[key], $"{at}.{key}") : $"{at}.{key}")
                    .FirstOrDefault(d => d is not null);
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                return Enumerable.Range(0, left.Count).Select(i => Difference(left[i], right[i], FormattableString.Invariant($"{at}[{i}]"))).FirstOrDefault(d => d is not null);
            default:
                return a?.ToJsonString() == b?.ToJsonString() ? null : at;
        }
    }
}
