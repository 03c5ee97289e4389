using System.Diagnostics;
using System.Text.Json;
using Zyz.Sim.EndToEnd.Repository;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>The built command as a process of its own.</summary>
internal sealed class Zyz : IDisposable
{
    private const int Limit = 150_000;
    private readonly Process process;

    private Zyz(Process process) => this.process = process;

    public static string Baseline { get; } = Path.Combine(House.Root, "scenarios", "xinzhou", "baseline.yaml");

    public int Id => process.Id;

    /// <summary>What a call printed and how it ended.</summary>
    public sealed record Answer(int Code, string Output, string Error);

    public static Zyz Start(string[] arguments, params (string Name, string Value)[] environment) => StartIn(null, arguments, environment);

    /// <summary>Starts the command in a folder, as somebody does whose terminal stands there.</summary>
    public static Zyz StartIn(string? folder, string[] arguments, params (string Name, string Value)[] environment) =>
        new(Process.Start(Info(folder, arguments, environment))!);

    private static ProcessStartInfo Info(string? folder, string[] arguments, (string Name, string Value)[] environment)
    {
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        string program = Path.Combine(House.Root, "src", "Client", "bin", configuration, "net10.0", "zyz.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder ?? "" };
        start.Environment["ZYZ_STORE"] = "none"; // tests share the folder they run in; those of the store name one
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Starts the command after words of a shell, such as limits.</summary>
    public static Zyz StartUnder(string words, string[] arguments)
    {
        ProcessStartInfo start = Info(null, arguments, [("DOTNET_EnableWriteXorExecute", "0")]); // which makes a file larger than any limit
        string[] command = ["dotnet", .. start.ArgumentList];
        start.FileName = "bash";
        start.ArgumentList.Clear();
        foreach (string word in (string[])["-c", words + "; exec \"$@\"", "bash", .. command])
        {
            start.ArgumentList.Add(word);
        }

        return new Zyz(Process.Start(start)!);
    }

    public static Task<Answer> RunAsync(string[] arguments, params (string Name, string Value)[] environment) => RunAsync(Start(arguments, environment));

    public static async Task<Answer> RunAsync(Zyz started)
    {
        using (started)
        {
            Task<string> output = started.process.StandardOutput.ReadToEndAsync(), error = started.process.StandardError.ReadToEndAsync();
            using var limit = new CancellationTokenSource(Limit);
            await started.process.WaitForExitAsync(limit.Token);
            return new Answer(started.process.ExitCode, await output, await error);
        }
    }

    /// <summary>The result of a short run with charts off.</summary>
    public static async Task<JsonElement> ResultAsync(string folder, string[] more, params (string Name, string Value)[] environment)
    {
        Answer answer = await RunAsync(["run", Baseline, "--json", "--no-charts", "--output", folder, .. more], environment);
        Assert.True(answer.Code == 0, answer.Error);
        return JsonDocument.Parse(answer.Output).RootElement.Clone();
    }

    /// <summary>Ends the command at once, as a power cut does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
