using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Schemas;

/// <summary>The keys of <c>region.yaml</c> and <c>levers.yaml</c>.</summary>
internal static class RegionKeys
{
    public static readonly string[] Categories = ["manufacturing", "special_agriculture", "light_industry_crafts", "mixed"];
    public static readonly Shape.Number Curvature = new(0.01, 20);
    public static readonly Shape.Number LagYears = new(0.01, 50);

    private static readonly Shape.Name AnyId = new(NameKind.Id);

    public static readonly KeyTable Town = new(
        new("title", new Shape.Texts(), new("名称", "name"), Need.Always),
        new("county", new Shape.Texts(), new("所在县", "county"), Need.Always),
        new("category", new Shape.OneOf(Categories), new("认定类别", "recognition class"), Need.Always),
        new("classes", new Shape.ListOf(AnyId), new("先验类别；同类共用抽样", "classes of priors; towns of one class share its draws"), Need.Always),
        new("priceSeries", AnyId, new("本镇产品价格序列（drivers.csv）", "series of its own product price (drivers.csv)")),
        new("generalPriceSeries", AnyId, new("总体价格序列", "series of the general price")),
        new("demandSeries", AnyId, new("需求序列", "series of demand")),
        new("sharesMetalsPrice", new Shape.Switch(), new("是否共享金属价格冲击", "whether it shares the shock of metals prices")));

    public static readonly KeyTable Group = new(
        new("title", new Shape.Texts(), new("名称", "name"), Need.Always),
        new("towns", new Shape.ListOf(AnyId), new("成员专业镇", "member towns"), Need.Always));

    public static readonly KeyTable Region = new(
        new("schema", new Shape.Whole(1, 1), new("文件格式版本，1", "version of the form, 1"), Need.Always),
        new("id", AnyId, new("区域代号", "id of the region"), Need.Always),
        new("title", new Shape.Texts(), new("名称", "name"), Need.Always),
        new("baseYear", new Shape.Whole(1949, 2100), new("基年", "base year"), Need.Always),
        new("classes", new Shape.MapOf(AnyId, new Shape.Texts()), new("先验类别", "classes of priors"), Need.Always),
        new("towns", new Shape.MapOf(AnyId, new Shape.Keys(Town)), new("专业镇", "towns"), Need.Always),
        new("groups", new Shape.MapOf(AnyId, new Shape.Keys(Group)), new("汇总口径；须有 all_towns，列出全部专业镇", "named sums over towns; all_towns must be there and list every town"), Need.Always),
        new("notes", new Shape.ListOf(new Shape.Texts()), new("读结果时须知：方案自身的疑点等", "what must be read beside every result: doubts about the plan itself, for example")),
        new("names", new Shape.MapOf(AnyId, new Shape.Texts()), new("不建模的目标所用对象和指标的名称", "names of entities and measures in targets that are not modelled")));

    public static readonly KeyTable Meaning = new(
        new("zero", new Shape.Texts(), new("力度 0", "intensity 0"), Need.Always),
        new("today", new Shape.Texts(), new("现状", "today"), Need.Always),
        new("full", new Shape.Texts(), new("力度 1", "intensity 1"), Need.Always));

    public static readonly KeyTable Lever = new(
        new("number", new Shape.Whole(1, LeverPath.Levers), new("编号", "number of the action"), Need.Always),
        new("id", AnyId, new("代号", "id"), Need.Always),
        new("title", new Shape.Texts(), new("名称", "name"), Need.Always),
        new("lead", new Shape.Texts(), new("牵头部门", "lead departments"), Need.Always),
        new("today", Shape.Share, new("起点的力度（判断）", "intensity at the origin (a judgement)"), Need.Always),
        new("curvature", Curvature, new("效果曲线的弯度", "curvature of the response"), Need.Always),
        new("lagUpYears", LagYears, new("加力的时滞（年）", "lag when effort rises [years]"), Need.Always),
        new("lagDownYears", LagYears, new("减力的时滞（年）", "lag when effort falls [years]"), Need.Always),
        new("meaning", new Shape.Keys(Meaning), new("三种力度各是什么意思", "what three intensities mean"), Need.Always),
        new("judgedOn", Shape.Day, new("判断日期", "day it was judged"), Need.Always),
        new("evidence", new Shape.Words(), new("依据", "what it rests on"), Need.Always));

    public static readonly KeyTable Levers = new(
        new("schema", new Shape.Whole(1, 1), new("文件格式版本，1", "version of the form, 1"), Need.Always),
        new("levers", new Shape.ListOf(new Shape.Keys(Lever)), new("十个行动", "the ten levers"), Need.Always));
}
