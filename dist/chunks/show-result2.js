import { i as showResult, n as showDecision, r as showMetrics, t as metricText } from "./show-result.js";

export { metricText, showDecision, showMetrics, showResult };