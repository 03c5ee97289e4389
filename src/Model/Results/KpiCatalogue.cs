using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Results;

/// <summary>Ids, units and names of the measures.</summary>
public static class KpiCatalogue
{
    /// <summary>All measures, in the order of the enum.</summary>
    public static ImmutableArray<KpiInfo> All { get; } =
    [
        new(Kpi.AboveScaleEnterprises, "above_scale_enterprises", "户", null, new("规上企业", "above-scale enterprises")),
        new(Kpi.AboveScaleOutput, "above_scale_output", "亿元", "current", new("规上产值", "above-scale output")),
        new(Kpi.Capacity, "capacity", "万吨", null, new("生产能力", "capacity")),
        new(Kpi.Closures, "closures", "户", null, new("退出企业", "closures")),
        new(Kpi.Employment, "employment", "人", null, new("就业", "employment")),
        new(Kpi.Enterprises, "enterprises", "户", null, new("企业数", "enterprises")),
        new(Kpi.EnterprisesOver100m, "enterprises_over_100m", "户", null, new("亿元级企业", "enterprises of 1 亿元 or more")),
        new(Kpi.EnterprisesOver1bn, "enterprises_over_1bn", "户", null, new("10亿级企业", "enterprises of 10 亿元 or more")),
        new(Kpi.Entrants, "entrants", "户", null, new("新进入企业", "entrants")),
        new(Kpi.GreenFactories, "green_factories", "户", null, new("绿色工厂", "green factories")),
        new(Kpi.Herfindahl, "herfindahl", "1", null, new("赫芬达尔指数", "Herfindahl index")),
        new(Kpi.Mergers, "mergers", "户", null, new("被兼并企业", "enterprises absorbed")),
        new(Kpi.OutputValue, "output_value", "亿元", "current", new("产值", "output value")),
        new(Kpi.OutputValueConstant, "output_value", "亿元", "constant", new("产值（基年价）", "output value, base-year prices")),
        new(Kpi.OutputVolume, "output_volume", "万吨", null, new("产量", "output volume")),
        new(Kpi.PriceIndex, "price_index", "1", null, new("价格指数", "price index")),
        new(Kpi.ProjectsBuilding, "projects_building", "个", null, new("在建项目", "projects under construction")),
        new(Kpi.ProjectsFull, "projects_full", "个", null, new("达效项目", "projects at full output")),
        new(Kpi.ProjectsRamping, "projects_ramping", "个", null, new("投产爬坡项目", "projects opened, ramping up")),
        new(Kpi.ProjectsSigned, "projects_signed", "个", null, new("签约项目", "projects signed")),
        new(Kpi.RdIntensity, "rd_intensity", "%", null, new("龙头企业研发强度", "R&D intensity of leading enterprises")),
        new(Kpi.SrdiEnterprises, "srdi_enterprises", "户", null, new("专精特新企业", "专精特新 enterprises")),
        new(Kpi.TechCentres, "tech_centres", "户", null, new("企业技术中心", "technology centres")),
        new(Kpi.Top3Share, "top3_share", "%", null, new("前三家占比", "share of the largest three")),
        new(Kpi.Utilisation, "utilisation", "%", null, new("产能利用率", "capacity utilisation")),
    ];

    /// <summary>What a measure is.</summary>
    /// <param name="kpi">The measure.</param>
    /// <returns>Its row.</returns>
    public static KpiInfo Of(Kpi kpi) => All[(int)kpi];

    /// <summary>The measure of an id in current prices, or null where the model does not speak of it.</summary>
    /// <param name="id">Id as in targets and observations.</param>
    /// <returns>Its row, or null.</returns>
    public static KpiInfo? Find(string id) => All.FirstOrDefault(k => k.Id == id && k.Prices != "constant");
}
