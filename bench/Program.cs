using Zyz.Sim.Bench.Checks;
using Zyz.Sim.Bench.Interactive;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Bench.ModelPlay;
using Zyz.Sim.Bench.RunPlay;
using Zyz.Sim.Bench.Scaling;
using Zyz.Sim.Bench.Stages;
using Zyz.Sim.Bench.Workload;

namespace Zyz.Sim.Bench;

/// <summary>What the engine's parts cost on this machine. docs/performance.md holds the tables.</summary>
internal static class Program
{
    private const string Usage =
        """
        dotnet run -c Release --project bench -- <subcommand> [--option value …]

          model     a scenario's towns, played in one warm thread: ns per enterprise-quarter-replication
                    --scenario FILE  --town ID  --way NAME  --groups N  --repetitions N  --pass main|epistemic
          grains    a run through grains beside the same batches on plain threads, and what a second thread brings
                    --scenario FILE  --replications N  --repetitions N  --threads N
          interactive  from the change of one lever to the answer of every target, over many changes
                    --scenario FILE  --replications N  --changes N  --threads N
          w         workload W through the product's building blocks beside C by hand and numpy
                    --enterprises N  --steps N  --replications N  --repetitions N
          stages    each step of the kernel by itself: ns and cycles a value against the arithmetic floor
                    --repetitions N
          scaling   time and memory against enterprises, replications and horizon, with exponents
                    --axis enterprises|replications|horizon|million|all  --scenario FILE  --rounds N
          check     quick, for continuous integration: exit code 1 where a ratio or an exponent is far off
          bdn       the steps again under BenchmarkDotNet, with its own options after it
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            if (arguments.FirstOrDefault() == "bdn")
            {
                StageBenchmarks.Run(arguments[1..]);
                return 0;
            }

            var options = new Options(arguments.AsSpan(Math.Min(1, arguments.Length)));
            return arguments.FirstOrDefault() switch
            {
                "model" => ModelBench.Run(options),
                "grains" => GrainsBench.Run(options),
                "interactive" => InteractiveBench.Run(options),
                "check" => RatioCheck.Run(options),
                "scaling" => ScalingBench.Run(options),
                "w" => WorkloadBench.Run(options),
                "stages" => QuickStages.Run(options),
                _ => throw new UsageException(Usage),
            };
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }
}
