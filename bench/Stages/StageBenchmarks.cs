using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Zyz.Sim.Bench.Stages;

/// <summary>The same steps under BenchmarkDotNet, whose statistics and filters some prefer.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private Action? call;

    /// <summary>Names of the steps.</summary>
    public static IEnumerable<string> Stages => StageList.All().Select(s => s.Name);

    /// <summary>The step.</summary>
    [ParamsSource(nameof(Stages))]
    public string Stage { get; set; } = "";

    /// <summary>Finds the step.</summary>
    [GlobalSetup]
    public void Setup() => call = StageList.All().First(s => s.Name == Stage).Call;

    /// <summary>One call: 64 values, or 128 where the step is a pair.</summary>
    [Benchmark]
    public void Call() => call!();

    internal static void Run(string[] arguments) =>
        BenchmarkSwitcher.FromTypes([typeof(StageBenchmarks)]).Run(
            arguments.Length > 0 ? arguments : ["--filter", "*"],
            DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Measuring.Root.Of("artifacts", "bench")));
}
