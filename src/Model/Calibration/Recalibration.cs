using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// One yearly update from request to vintage. It asks for passes of the simulator and takes what they give, wherever they are played:
/// four small ones for the exact stage, one of the prior's members for the gate, then one after each step of the smoother.
/// </summary>
/// <remarks>docs/model.md §14.</remarks>
public sealed class Recalibration
{
    private const int ResponsePasses = 4;

    private readonly RecalibrationRequest request;
    private readonly ImmutableArray<StateRow> rows;
    private readonly double[][] prior;
    private readonly double[][] state;
    private readonly List<OutcomeTable> responses = [];
    private int memberPasses;
    private SmootherData? data;
    private double[,]? error;
    private Predictions? first;
    private Predictions? last;
    private ImmutableArray<StageOneFinding> stageOne = [];

    /// <summary>Begins.</summary>
    /// <param name="request">All the vintage is a function of.</param>
    public Recalibration(RecalibrationRequest request)
    {
        this.request = request ?? throw new ArgumentNullException(nameof(request));
        rows = EnsembleState.Rows(request.History.Region, request.History.Scenario.HorizonYear);
        prior = EnsembleState.Prior(rows, request.Members, request.History.Scenario.Seed, request.Prior);
        state = [.. prior.Select(row => row.ToArray())];
        Planes = Predictions.Planes(request.Figures);
        Rows = [.. Enumerable.Range(0, request.History.Scenario.HorizonYear - request.History.Region.BaseYear + 1)];
    }

    /// <summary>Planes every pass must return.</summary>
    public ImmutableArray<int> Planes { get; }

    /// <summary>Years every pass must return, as years after the base year.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>How the figures stand against the prior; known after the prior's pass.</summary>
    public ImmutableArray<Implausibility> Weighed { get; private set; } = [];

    /// <summary>True where the gate has stopped the update.</summary>
    public bool IsStopped => Weighed.Any(w => w.Score > Gate.Limit);

    /// <summary>All passes a recalibration with figures takes [replications].</summary>
    public long AllReplications => request.Figures.IsEmpty ? 0
        : ResponsePasses * DrawAddress.GroupSize + (EnsembleSmoother.Steps + 1L) * RecalibrationRequest.DrawsOf(request.Members);

    /// <summary>What to play next; null where nothing is left to play.</summary>
    public RecalibrationPass? Next()
    {
        if (request.Figures.IsEmpty || IsStopped || memberPasses > EnsembleSmoother.Steps)
        {
            return null;
        }

        if (responses.Count < ResponsePasses)
        {
            Parameter moved = responses.Count < 2 ? Parameter.CommonDrift : Parameter.PriceDrift;
            double score = responses.Count % 2 == 0 ? -1 : 1;
            double[][] one = [.. rows.Select(r => new[] { r.Parameter == moved ? score : 0 })];
            return new RecalibrationPass(With(one), DrawAddress.GroupSize);
        }

        return new RecalibrationPass(With(state), RecalibrationRequest.DrawsOf(request.Members));
    }

    /// <summary>Takes the outcomes of the pass asked for.</summary>
    /// <param name="table">Outcomes: <see cref="Planes"/> and <see cref="Rows"/> of all towns.</param>
    public void Take(OutcomeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (responses.Count < ResponsePasses)
        {
            responses.Add(table);
            return;
        }

        last = Predictions.Of(request.History.Region, request.Figures, table, request.Members, EnsembleState.Lucks);
        if (memberPasses++ == 0)
        {
            first = last;
            Weigh(table);
            if (IsStopped)
            {
                return;
            }
        }

        if (memberPasses <= EnsembleSmoother.Steps)
        {
            EnsembleSmoother.Update(state, last.Mean, data!, memberPasses - 1, request.History.Scenario.Seed);
        }
    }

    /// <summary>The vintage, once nothing is left to play.</summary>
    /// <returns>The vintage, not yet sealed.</returns>
    /// <exception cref="InvalidOperationException">Passes are missing, or the gate has stopped the update.</exception>
    public Vintage Finish()
    {
        if (IsStopped || Next() is not null)
        {
            throw new InvalidOperationException("the recalibration has not come to its end");
        }

        var findings = new Findings(request.History.Region, rows, prior, state);
        return new Vintage
        {
            AsOf = request.AsOf,
            ModelVersion = request.History.ModelVersion,
            Seed = request.History.Scenario.Seed,
            Parent = request.Parent,
            History = request.History,
            Figures = request.Figures,
            TakenInBefore = request.TakenInBefore,
            LeftOut = request.LeftOut,
            Fits = [.. request.Figures.Select((f, i) => Fit(f, i))],
            Parameters = findings.Parameters(),
            Shocks = findings.Shocks(),
            StageOne = stageOne,
            Posterior = Ensemble.Of([.. rows.Select(r => r.Key)], state, 1),
        };
    }

    private void Weigh(OutcomeTable table)
    {
        error = MeasurementError.Covariance(request.History.Region, request.Figures, table);
        Weighed = Gate.Weigh(request.Figures, first!, error);
        int figures = request.Figures.Length;
        var inflated = new double[figures, figures];
        var withLuck = new double[figures, figures];
        for (int a = 0; a < figures; a++)
        {
            for (int b = 0; b < figures; b++)
            {
                withLuck[a, b] = error[a, b] + first!.Luck[a, b];
                inflated[a, b] = error[a, b] + first.Luck[a, b] * (1 + 1.0 / EnsembleState.Lucks);
            }
        }

        data = new SmootherData([.. request.Figures.Select(f => f.Value)], [.. request.Figures.Select(f => f.IsBound)], inflated);
        stageOne = new StageOneSystem(request.History.Region, (responses[0], responses[1]), (responses[2], responses[3])).Update(request.Figures, withLuck);
    }

    private FigureFit Fit(ObservedFigure figure, int i)
    {
        Summary Of(Predictions said) => Summary.Of(said.Mean[i].Select(figure.Unscale));
        return new FigureFit(figure, Of(first!), Of(last!), Math.Sqrt(error![i, i]), Weighed[i].Score);
    }

    private Plan With(double[][] scores) => request.History with { Ensemble = Ensemble.Of([.. rows.Select(r => r.Key)], scores, scores[0].Length == 1 ? 1 : EnsembleState.Lucks) };
}
